"""Where secret keys are kept, and signing with them."""
