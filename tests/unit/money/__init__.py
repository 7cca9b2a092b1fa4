"""Moving money: plans, sagas, limits."""
