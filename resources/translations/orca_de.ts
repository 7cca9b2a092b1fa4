<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>window</name>
  <message>
   <location filename="gui/actions.py" />
   <source>The container is being stopped. This takes a few seconds.</source>
   <translation>Der Container wird angehalten. Das dauert einige Sekunden.</translation>
  </message>
  <message>
   <location filename="gui/actions.py" />
   <source>Shows what a run would win and cost; nothing is staked before you agree there</source>
   <translation>Zeigt, was ein echter Lauf einbrächte und kosten könnte; vor der Zustimmung dort wird nichts eingesetzt</translation>
  </message>
  <message>
   <location filename="gui/actions.py" />
   <source>Shows what it would run, win and cost, before you take part in it</source>
   <translation>Zeigt vor der Teilnahme, was liefe und was zu gewinnen und zu verlieren ist</translation>
  </message>
  <message>
   <location filename="gui/actions.py" />
   <source>Nothing of it runs.</source>
   <translation>Nichts davon läuft.</translation>
  </message>
  <message>
   <location filename="gui/actions.py" />
   <source>It has not begun a round yet. Stop it instead.</source>
   <translation>Der Task hat noch keine Runde begonnen. Ihn stattdessen anhalten.</translation>
  </message>
  <message>
   <location filename="gui/actions.py" />
   <source>It is finishing its rounds already.</source>
   <translation>Der Task bringt seine Runden schon zu Ende.</translation>
  </message>
  <message>
   <location filename="gui/actions.py" />
   <source>Nothing of it runs. Start it instead.</source>
   <translation>Nichts davon läuft. Den Task stattdessen starten.</translation>
  </message>
  <message>
   <location filename="gui/actions.py" />
   <source>It is being started already.</source>
   <translation>Der Task wird schon gestartet.</translation>
  </message>
  <message>
   <location filename="gui/actions.py" />
   <source>It is only watched: nothing of it runs.</source>
   <translation>Der Task wird nur beobachtet: Nichts davon läuft.</translation>
  </message>
  <message>
   <location filename="gui/actions.py" />
   <source>It has been started already.</source>
   <translation>Der Task ist schon gestartet.</translation>
  </message>
  <message>
   <location filename="gui/actions.py" />
   <source>Something has changed since you agreed to run it. Look at the changes first.</source>
   <translation>Seit der Zustimmung hat sich etwas geändert. Zuerst die Änderungen ansehen.</translation>
  </message>
  <message>
   <location filename="gui/actions.py" />
   <source>Start</source>
   <translation>Starten</translation>
  </message>
  <message>
   <location filename="gui/actions.py" />
   <source>Runs the container again</source>
   <translation>Führt den Container wieder aus</translation>
  </message>
  <message>
   <location filename="gui/actions.py" />
   <source>Run it…</source>
   <translation>Ausführen…</translation>
  </message>
  <message>
   <location filename="gui/actions.py" />
   <source>Stop</source>
   <translation>Anhalten</translation>
  </message>
  <message>
   <location filename="gui/actions.py" />
   <source>Stops the container; the stake stays where it is</source>
   <translation>Hält den Container an; der Einsatz bleibt, wo er ist</translation>
  </message>
  <message>
   <location filename="gui/actions.py" />
   <source>Finish round, then stop</source>
   <translation>Runde beenden, dann anhalten</translation>
  </message>
  <message>
   <location filename="gui/actions.py" />
   <source>Begins no new round; stops once the rounds under way are submitted and audited</source>
   <translation>Beginnt keine neue Runde; hält an, sobald die laufenden Runden eingereicht und auditiert sind</translation>
  </message>
  <message>
   <location filename="gui/actions.py" />
   <source>Restart</source>
   <translation>Neu starten</translation>
  </message>
  <message>
   <location filename="gui/actions.py" />
   <source>Stops the container and starts it again; the rounds under way go on</source>
   <translation>Hält den Container an und startet ihn wieder; die laufenden Runden gehen weiter</translation>
  </message>
  <message>
   <location filename="gui/actions.py" />
   <source>Join…</source>
   <translation>Beitreten…</translation>
  </message>
  <message>
   <location filename="gui/activity_words.py" />
   <source>Round</source>
   <translation>Runde</translation>
  </message>
  <message>
   <location filename="gui/activity_words.py" />
   <source>Transaction</source>
   <translation>Transaktion</translation>
  </message>
  <message>
   <location filename="gui/activity_words.py" />
   <source>Task</source>
   <translation>Task</translation>
  </message>
  <message>
   <location filename="gui/activity_words.py" />
   <source>Balance</source>
   <translation>Guthaben</translation>
  </message>
  <message>
   <location filename="gui/activity_words.py" />
   <source>News</source>
   <translation>Meldung</translation>
  </message>
  <message>
   <location filename="gui/activity_words.py" />
   <source>Refused</source>
   <translation>Abgelehnt</translation>
  </message>
  <message>
   <location filename="gui/activity_words.py" />
   <source>Fault</source>
   <translation>Fehler</translation>
  </message>
  <message>
   <location filename="gui/activity_words.py" />
   <source>Network</source>
   <translation>Netzwerk</translation>
  </message>
  <message>
   <location filename="gui/activity_words.py" />
   <source>Engine</source>
   <translation>Engine</translation>
  </message>
  <message>
   <location filename="gui/activity_words.py" />
   <source>is being sent</source>
   <translation>wird gesendet</translation>
  </message>
  <message>
   <location filename="gui/activity_words.py" />
   <source>is on chain</source>
   <translation>ist auf der Chain</translation>
  </message>
  <message>
   <location filename="gui/activity_words.py" />
   <source>was refused</source>
   <translation>wurde abgelehnt</translation>
  </message>
  <message>
   <location filename="gui/activity_words.py" />
   <source>is in doubt: it is being looked up</source>
   <translation>ist ungewiss: wird nachgeschlagen</translation>
  </message>
  <message>
   <location filename="gui/activity_words.py" />
   <source>{act} {status}</source>
   <translation>{act} {status}</translation>
  </message>
  <message>
   <location filename="gui/activity_words.py" />
   <source>No time is known</source>
   <translation>Keine Zeit bekannt</translation>
  </message>
  <message>
   <location filename="gui/activity_words.py" />
   <source>round {number}</source>
   <translation>Runde {number}</translation>
  </message>
  <message>
   <location filename="gui/activity_words.py" />
   <source>{act} about {subject} {status}</source>
   <translation>{act} zu {subject} {status}</translation>
  </message>
  <message>
   <location filename="gui/activity_words.py" />
   <source>The network answers ({server})</source>
   <translation>Das Netzwerk antwortet ({server})</translation>
  </message>
  <message>
   <location filename="gui/activity_words.py" />
   <source>The container engine answers ({kind})</source>
   <translation>Die Container-Engine antwortet ({kind})</translation>
  </message>
  <message>
   <location filename="gui/activity_words.py" />
   <source>Problem</source>
   <translation>Problem</translation>
  </message>
  <message>
   <location filename="gui/activity_words.py" />
   <source>Notable</source>
   <translation>Bemerkenswert</translation>
  </message>
  <message>
   <location filename="gui/activity_words.py" />
   <source>{time} here</source>
   <translation>{time} hier</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>None of them lets it have extra privileges, reach other tasks, or touch your files.</source>
   <translation>Keines davon erlaubt dem Task besondere Rechte, andere Tasks zu erreichen oder eigene Dateien anzurühren.</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>At most {memory} of memory, {processors}, {processes} processes and {files} open files; {scratch} for each folder in memory, and {logs} of logs.</source>
   <translation>Höchstens {memory} Arbeitsspeicher, {processors}, {processes} Prozesse und {files} offene Dateien; {scratch} für jeden Ordner im Arbeitsspeicher und {logs} Protokolle.</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>It gets at most {memory} of memory, {processors}, {processes} processes and {files} open files; {scratch} for each folder in memory, and {logs} of logs.</source>
   <translation>Der Task bekommt höchstens {memory} Arbeitsspeicher, {processors}, {processes} Prozesse und {files} offene Dateien; {scratch} für jeden Ordner im Arbeitsspeicher und {logs} Protokolle.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/container_words.py" />
   <source>{n} processors</source>
   <translation>
    <numerusform>{n} Prozessor</numerusform>
    <numerusform>{n} Prozessoren</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>{who} at {when}.</source>
   <translation>{who} um {when}.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/container_words.py" />
   <source>{n} crashes in a row</source>
   <translation>
    <numerusform>{n} Absturz in Folge</numerusform>
    <numerusform>{n} Abstürze in Folge</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>Pulling {percent} %</source>
   <translation>Lädt, {percent} %</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>{done} of {total}</source>
   <translation>{done} von {total}</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>It used more memory than it may have.</source>
   <translation>Der Container brauchte mehr Arbeitsspeicher, als er haben darf.</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>Exit code {exit_code}.</source>
   <translation>Exit-Code {exit_code}.</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>Starts again in {left}</source>
   <translation>Startet wieder in {left}</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>Starts again now</source>
   <translation>Startet jetzt wieder</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>Asking for the image</source>
   <translation>Image wird angefragt</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>Pulling the image</source>
   <translation>Image wird geladen</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>waiting</source>
   <translation>wartet</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>{total} unpacking</source>
   <translation>{total} wird entpackt</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>Container</source>
   <translation>Container</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>Server</source>
   <translation>Server</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>Stages</source>
   <translation>Stufen</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>What runs the containers answers</source>
   <translation>Was die Container ausführt, antwortet</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>It runs</source>
   <translation>Der Container läuft</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>Its server answers</source>
   <translation>Sein Server antwortet</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>It does the work of the rounds</source>
   <translation>Er erledigt die Arbeit der Runden</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>Strict</source>
   <translation>Streng</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>Standard</source>
   <translation>Standard</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>Compat</source>
   <translation>Kompat</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>It can write to its data and a small /tmp only, and never runs as root.</source>
   <translation>Kann nur in seine Daten und ein kleines /tmp schreiben und läuft nie als root.</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>It can write to its data and a small /tmp only, as the user that the image names.</source>
   <translation>Kann nur in seine Daten und ein kleines /tmp schreiben, als der Benutzer, den das Image nennt.</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>It can write anywhere inside its container: for images that write beside their code.</source>
   <translation>Kann überall in seinem Container schreiben: für Images, die neben ihren Code schreiben.</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>You stopped it</source>
   <translation>Von Ihnen angehalten</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>The program stopped it</source>
   <translation>Vom Programm angehalten</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>It ended by itself</source>
   <translation>Von selbst beendet</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>It was stopped for an update</source>
   <translation>Für eine Aktualisierung angehalten</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>{time} left</source>
   <translation>noch {time}</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>{total} in place</source>
   <translation>{total} an Ort und Stelle</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>in place</source>
   <translation>an Ort und Stelle</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>Unknown</source>
   <translation>Unbekannt</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>Good</source>
   <translation>Gut</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>Busy</source>
   <translation>Beschäftigt</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>Waiting</source>
   <translation>Wartet</translation>
  </message>
  <message>
   <location filename="gui/container_words.py" />
   <source>Bad</source>
   <translation>Schlecht</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/container_words.py" />
   <source>{n} crashes</source>
   <translation>
    <numerusform>{n} Absturz</numerusform>
    <numerusform>{n} Abstürze</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/delegates/task_cells.py" />
   <source>Round {number}: {result}</source>
   <translation>Runde {number}: {result}</translation>
  </message>
  <message>
   <location filename="gui/delegates/task_cells.py" />
   <source>No round of this node yet.</source>
   <translation>Noch keine Runde dieses Knotens.</translation>
  </message>
  <message>
   <location filename="gui/engine_help.py" />
   <source>Let your user use Docker</source>
   <translation>Dem eigenen Benutzer Docker erlauben</translation>
  </message>
  <message>
   <location filename="gui/engine_help.py" />
   <source>Docker runs, and does not let this user in. Log out and in again afterwards. Whoever is in this group can do everything on this computer: rootless Docker or Podman ask for less.</source>
   <translation>Docker läuft und lässt diesen Benutzer nicht hinein. Danach ab- und wieder anmelden. Wer in dieser Gruppe ist, darf auf diesem Rechner alles: Rootless Docker oder Podman verlangen weniger.</translation>
  </message>
  <message>
   <location filename="gui/engine_help.py" />
   <source>Start it, where it is installed</source>
   <translation>Starten, wenn es installiert ist</translation>
  </message>
  <message>
   <location filename="gui/engine_help.py" />
   <source>It then starts with the computer, too.</source>
   <translation>Es startet dann auch mit dem Rechner.</translation>
  </message>
  <message>
   <location filename="gui/engine_help.py" />
   <source>Install it on Debian or Ubuntu</source>
   <translation>Unter Debian oder Ubuntu installieren</translation>
  </message>
  <message>
   <location filename="gui/engine_help.py" />
   <source>Log out and in again after the second command, which lets your user use it.</source>
   <translation>Nach dem zweiten Befehl, der dem eigenen Benutzer Docker erlaubt, ab- und wieder anmelden.</translation>
  </message>
  <message>
   <location filename="gui/engine_help.py" />
   <source>Or use Podman</source>
   <translation>Oder Podman verwenden</translation>
  </message>
  <message>
   <location filename="gui/engine_help.py" />
   <source>It needs no rights beyond your own. The other two commands tell this program where it is.</source>
   <translation>Es braucht keine Rechte über die eigenen hinaus. Die anderen zwei Befehle sagen diesem Programm, wo es ist.</translation>
  </message>
  <message>
   <location filename="gui/engine_help.py" />
   <source>Start Docker Desktop, where it is installed</source>
   <translation>Docker Desktop starten, wenn es installiert ist</translation>
  </message>
  <message>
   <location filename="gui/engine_help.py" />
   <source>It is ready when its whale in the menu bar stands still.</source>
   <translation>Es ist bereit, wenn der Wal in der Menüleiste stillsteht.</translation>
  </message>
  <message>
   <location filename="gui/engine_help.py" />
   <source>Install it</source>
   <translation>Installieren</translation>
  </message>
  <message>
   <location filename="gui/engine_help.py" />
   <source>With Homebrew; or download it from Docker's own site.</source>
   <translation>Mit Homebrew; oder von Dockers eigener Seite herunterladen.</translation>
  </message>
  <message>
   <location filename="gui/engine_help.py" />
   <source>It is in the start menu. It is ready when its whale beside the clock stands still.</source>
   <translation>Es steht im Startmenü. Es ist bereit, wenn der Wal neben der Uhr stillsteht.</translation>
  </message>
  <message>
   <location filename="gui/engine_help.py" />
   <source>In a terminal; it asks to set up WSL 2 where that is missing, and to restart.</source>
   <translation>In einem Terminal; es bittet darum, WSL 2 einzurichten, wo das fehlt, und neu zu starten.</translation>
  </message>
  <message>
   <location filename="gui/errands.py" />
   <source>Something in the program went wrong. Nothing was sent; what was kept is as it was before, or is shown here.</source>
   <translation>Im Programm ging etwas schief. Es wurde nichts gesendet; was gespeichert war, ist wie vorher oder wird hier gezeigt.</translation>
  </message>
  <message>
   <location filename="gui/errands.py" />
   <source>That did not work</source>
   <translation>Das ging nicht</translation>
  </message>
  <message>
   <location filename="gui/failure.py" />
   <source>The program has to stop</source>
   <translation>Das Programm muss beendet werden</translation>
  </message>
  <message>
   <location filename="gui/failure.py" />
   <source>Something in the program went wrong, and the node cannot go on. Stakes stay where they are; rounds are missed until the node runs again. Start the program again. If it happens once more, please report it with the details below.</source>
   <translation>Im Programm ging etwas schief, und der Knoten kann nicht weiterlaufen. Einsätze bleiben, wo sie sind; Runden werden versäumt, bis der Knoten wieder läuft. Das Programm neu starten. Geschieht es noch einmal, bitte mit den Einzelheiten unten melden.</translation>
  </message>
  <message>
   <location filename="gui/history_export.py" />
   <source>{path} cannot be written: {reason}.</source>
   <translation>{path} kann nicht geschrieben werden: {reason}.</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>work</source>
   <translation>Arbeit</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>submit</source>
   <translation>Einreichung</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>vote</source>
   <translation>Stimme</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>vote on list</source>
   <translation>Stimme zur Liste</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>submit list</source>
   <translation>Einreichung der Liste</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>upload list</source>
   <translation>Hochladen der Liste</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>pay out</source>
   <translation>Auszahlung</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>stake</source>
   <translation>Einsatz</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>unstake</source>
   <translation>Rückholung des Einsatzes</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>claim</source>
   <translation>Einlösung</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>transfer</source>
   <translation>Überweisung</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>repair</source>
   <translation>Reparatur</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>token account</source>
   <translation>Token-Konto</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>working</source>
   <translation>in Arbeit</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>worked</source>
   <translation>Nachweis bereit</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>submitted</source>
   <translation>eingereicht</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>in audit</source>
   <translation>im Audit</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>settling</source>
   <translation>Abrechnung</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>paid</source>
   <translation>bezahlt</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>unpaid</source>
   <translation>unbezahlt</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>idle</source>
   <translation>nichts einzureichen</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>missed</source>
   <translation>versäumt</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>slashed</source>
   <translation>gekürzt</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>practised</source>
   <translation>geübt</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>would miss</source>
   <translation>wäre versäumt</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>submission</source>
   <translation>Einreichung</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>audit</source>
   <translation>Audit</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>list</source>
   <translation>Liste</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>list audit</source>
   <translation>Listenaudit</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>payout</source>
   <translation>Auszahlung</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>running</source>
   <translation>läuft</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>done</source>
   <translation>erledigt</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>failed</source>
   <translation>gescheitert</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>late</source>
   <translation>verspätet</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>left out</source>
   <translation>ausgelassen</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>stopped</source>
   <translation>angehalten</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>starting</source>
   <translation>startet</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>unhealthy</source>
   <translation>gestört</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>finishing</source>
   <translation>läuft aus</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>stopping</source>
   <translation>hält an</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>practice, {result}</source>
   <translation>Probelauf, {result}</translation>
  </message>
  <message>
   <location filename="gui/history_words.py" />
   <source>{stage} {outcome}</source>
   <translation>{stage} {outcome}</translation>
  </message>
  <message>
   <location filename="gui/join_queue.py" />
   <source>being looked up</source>
   <translation>wird nachgeschlagen</translation>
  </message>
  <message>
   <location filename="gui/join_queue.py" />
   <source>open below</source>
   <translation>unten geöffnet</translation>
  </message>
  <message>
   <location filename="gui/join_queue.py" />
   <source>This is not a task ID</source>
   <translation>Das ist keine Task-ID</translation>
  </message>
  <message>
   <location filename="gui/language.py" />
   <source>1,234.5</source>
   <translation>1.234,5</translation>
  </message>
  <message>
   <location filename="gui/log_filter.py" />
   <source>All levels</source>
   <translation>Alle Stufen</translation>
  </message>
  <message>
   <location filename="gui/log_filter.py" />
   <source>Without debug</source>
   <translation>Ohne Debug</translation>
  </message>
  <message>
   <location filename="gui/log_filter.py" />
   <source>Warnings and errors</source>
   <translation>Warnungen und Fehler</translation>
  </message>
  <message>
   <location filename="gui/log_filter.py" />
   <source>Errors only</source>
   <translation>Nur Fehler</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/log_filter.py" />
   <source>— {n} lines were skipped: they came faster than they can be shown —</source>
   <translation>
    <numerusform>— {n} Zeile wurde übersprungen: Sie kam schneller, als sie gezeigt werden kann —</numerusform>
    <numerusform>— {n} Zeilen wurden übersprungen: Sie kamen schneller, als sie gezeigt werden können —</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/log_search.py" />
   <source>This is not a regular expression: {reason} (at character {place}).</source>
   <translation>Das ist kein regulärer Ausdruck: {reason} (bei Zeichen {place}).</translation>
  </message>
  <message>
   <location filename="gui/log_search.py" />
   <source>The expression matches every line, even an empty one.</source>
   <translation>Der Ausdruck passt auf jede Zeile, auch auf eine leere.</translation>
  </message>
  <message>
   <location filename="gui/main_window.py" />
   <source>What this program runs is being stopped. Stakes and rewards stay where they are.</source>
   <translation>Was dieses Programm ausführt, wird angehalten. Einsätze und Belohnungen bleiben, wo sie sind.</translation>
  </message>
  <message>
   <location filename="gui/main_window.py" />
   <source>Starting…</source>
   <translation>Startet…</translation>
  </message>
  <message>
   <location filename="gui/main_window.py" />
   <source>The node is being set up.</source>
   <translation>Der Knoten wird eingerichtet.</translation>
  </message>
  <message>
   <location filename="gui/main_window.py" />
   <source>Stopping…</source>
   <translation>Hält an…</translation>
  </message>
  <message>
   <location filename="gui/models/accounts.py" />
   <source>{amount} as of slot {slot}</source>
   <translation>{amount}, Stand: Slot {slot}</translation>
  </message>
  <message>
   <location filename="gui/models/accounts.py" />
   <source>Its balance has not been read yet.</source>
   <translation>Das Guthaben wurde noch nicht gelesen.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/models/accounts.py" />
   <source>{n} tokens</source>
   <translation>
    <numerusform>{n} Token</numerusform>
    <numerusform>{n} Token</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/models/accounts.py" />
   <source>Its tokens have not been read yet.</source>
   <translation>Die Token wurden noch nicht gelesen.</translation>
  </message>
  <message>
   <location filename="gui/models/accounts.py" />
   <source>No tokens beside KOII, as of slot {slot}</source>
   <translation>Keine Token neben KOII, Stand: Slot {slot}</translation>
  </message>
  <message>
   <location filename="gui/models/accounts.py" />
   <source>{account} — new tasks are joined with it</source>
   <translation>{account} — neuen Tasks wird damit beigetreten</translation>
  </message>
  <message>
   <location filename="gui/models/accounts.py" />
   <source>not known</source>
   <translation>nicht bekannt</translation>
  </message>
  <message>
   <location filename="gui/models/accounts.py" />
   <source>main key</source>
   <translation>Hauptschlüssel</translation>
  </message>
  <message>
   <location filename="gui/models/accounts.py" />
   <source>staking key</source>
   <translation>Staking-Schlüssel</translation>
  </message>
  <message>
   <location filename="gui/models/accounts.py" />
   <source>as of slot {slot}</source>
   <translation>Stand: Slot {slot}</translation>
  </message>
  <message>
   <location filename="gui/models/accounts.py" />
   <source>Main key {key}</source>
   <translation>Hauptschlüssel {key}</translation>
  </message>
  <message>
   <location filename="gui/models/accounts.py" />
   <source>Staking key {key}</source>
   <translation>Staking-Schlüssel {key}</translation>
  </message>
  <message>
   <location filename="gui/models/accounts.py" />
   <source>Account</source>
   <translation>Konto</translation>
  </message>
  <message>
   <location filename="gui/models/accounts.py" />
   <source>Default or not</source>
   <translation>Standard oder nicht</translation>
  </message>
  <message>
   <location filename="gui/models/accounts.py" />
   <source>Address</source>
   <translation>Adresse</translation>
  </message>
  <message>
   <location filename="gui/models/accounts.py" />
   <source>Keys are in</source>
   <translation>Schlüssel liegen in</translation>
  </message>
  <message>
   <location filename="gui/models/accounts.py" />
   <source>Backup</source>
   <translation>Sicherung</translation>
  </message>
  <message>
   <location filename="gui/models/accounts.py" />
   <source>Tokens</source>
   <translation>Token</translation>
  </message>
  <message>
   <location filename="gui/models/accounts.py" />
   <source>{account}, default</source>
   <translation>{account}, Standard</translation>
  </message>
  <message>
   <location filename="gui/models/accounts.py" />
   <source>Default</source>
   <translation>Standard</translation>
  </message>
  <message>
   <location filename="gui/models/accounts.py" />
   <source>New tasks are joined with it</source>
   <translation>Neuen Tasks wird damit beigetreten</translation>
  </message>
  <message>
   <location filename="gui/models/activity.py" />
   <source>task ID</source>
   <translation>Task-ID</translation>
  </message>
  <message>
   <location filename="gui/models/activity.py" />
   <source>Nothing out of the ordinary</source>
   <translation>Nichts Außergewöhnliches</translation>
  </message>
  <message>
   <location filename="gui/models/activity.py" />
   <source>When</source>
   <translation>Wann</translation>
  </message>
  <message>
   <location filename="gui/models/activity.py" />
   <source>Weight</source>
   <translation>Gewicht</translation>
  </message>
  <message>
   <location filename="gui/models/activity.py" />
   <source>Kind</source>
   <translation>Art</translation>
  </message>
  <message>
   <location filename="gui/models/activity.py" />
   <source>What happened</source>
   <translation>Was geschehen ist</translation>
  </message>
  <message>
   <location filename="gui/models/activity.py" />
   <source>slot {slot}</source>
   <translation>Slot {slot}</translation>
  </message>
  <message>
   <location filename="gui/models/activity.py" />
   <source>Event {number}</source>
   <translation>Ereignis {number}</translation>
  </message>
  <message>
   <location filename="gui/models/audits.py" />
   <source>what the node submitted</source>
   <translation>was der Knoten einreichte</translation>
  </message>
  <message>
   <location filename="gui/models/audits.py" />
   <source>Node</source>
   <translation>Knoten</translation>
  </message>
  <message>
   <location filename="gui/models/audits.py" />
   <source>Verdict</source>
   <translation>Urteil</translation>
  </message>
  <message>
   <location filename="gui/models/audits.py" />
   <source>Vote</source>
   <translation>Stimme</translation>
  </message>
  <message>
   <location filename="gui/models/audits.py" />
   <source>Why</source>
   <translation>Warum</translation>
  </message>
  <message>
   <location filename="gui/models/audits.py" />
   <source>Raised by</source>
   <translation>Ausgelöst von</translation>
  </message>
  <message>
   <location filename="gui/models/audits.py" />
   <source>For : against</source>
   <translation>Für : gegen</translation>
  </message>
  <message>
   <location filename="gui/models/audits.py" />
   <source>Outcome</source>
   <translation>Ergebnis</translation>
  </message>
  <message>
   <location filename="gui/models/audits.py" />
   <source>{votes_for} votes for, {votes_against} against</source>
   <translation>{votes_for} Stimmen dafür, {votes_against} dagegen</translation>
  </message>
  <message>
   <location filename="gui/models/audits.py" />
   <source>{votes_for} votes for the proof, {votes_against} against it</source>
   <translation>{votes_for} Stimmen für den Nachweis, {votes_against} dagegen</translation>
  </message>
  <message>
   <location filename="gui/models/changes.py" />
   <source>nothing</source>
   <translation>nichts</translation>
  </message>
  <message>
   <location filename="gui/models/changes.py" />
   <source>What</source>
   <translation>Was</translation>
  </message>
  <message>
   <location filename="gui/models/changes.py" />
   <source>As you agreed</source>
   <translation>Wie vereinbart</translation>
  </message>
  <message>
   <location filename="gui/models/changes.py" />
   <source>Now</source>
   <translation>Jetzt</translation>
  </message>
  <message>
   <location filename="gui/models/changes.py" />
   <source>before: {value}</source>
   <translation>vorher: {value}</translation>
  </message>
  <message>
   <location filename="gui/models/changes.py" />
   <source>now: {value}</source>
   <translation>jetzt: {value}</translation>
  </message>
  <message>
   <location filename="gui/models/layers.py" />
   <source>Layer</source>
   <translation>Schicht</translation>
  </message>
  <message>
   <location filename="gui/models/layers.py" />
   <source>Progress</source>
   <translation>Fortschritt</translation>
  </message>
  <message>
   <location filename="gui/models/layers.py" />
   <source>Size</source>
   <translation>Größe</translation>
  </message>
  <message>
   <location filename="gui/models/ledger.py" />
   <source>balance</source>
   <translation>Guthaben</translation>
  </message>
  <message>
   <location filename="gui/models/ledger.py" />
   <source>claimable</source>
   <translation>einlösbar</translation>
  </message>
  <message>
   <location filename="gui/models/ledger.py" />
   <source>transaction</source>
   <translation>Transaktion</translation>
  </message>
  <message>
   <location filename="gui/models/ledger.py" />
   <source>token's mint</source>
   <translation>Mint des Tokens</translation>
  </message>
  <message>
   <location filename="gui/models/ledger.py" />
   <source>transaction {signature}</source>
   <translation>Transaktion {signature}</translation>
  </message>
  <message>
   <location filename="gui/models/ledger.py" />
   <source>main key {key}</source>
   <translation>Hauptschlüssel {key}</translation>
  </message>
  <message>
   <location filename="gui/models/ledger.py" />
   <source>token {mint}</source>
   <translation>Token {mint}</translation>
  </message>
  <message>
   <location filename="gui/models/ledger.py" />
   <source>In</source>
   <translation>In</translation>
  </message>
  <message>
   <location filename="gui/models/ledger.py" />
   <source>Amount</source>
   <translation>Betrag</translation>
  </message>
  <message>
   <location filename="gui/models/notices.py" />
   <source>Reward</source>
   <translation>Belohnung</translation>
  </message>
  <message>
   <location filename="gui/models/notices.py" />
   <source>In danger</source>
   <translation>In Gefahr</translation>
  </message>
  <message>
   <location filename="gui/models/notices.py" />
   <source>Missed</source>
   <translation>Versäumt</translation>
  </message>
  <message>
   <location filename="gui/models/notices.py" />
   <source>Audit</source>
   <translation>Audit</translation>
  </message>
  <message>
   <location filename="gui/models/notices.py" />
   <source>Stake cut</source>
   <translation>Einsatz gekürzt</translation>
  </message>
  <message>
   <location filename="gui/models/notices.py" />
   <source>Low bounty</source>
   <translation>Wenig Prämien</translation>
  </message>
  <message>
   <location filename="gui/models/notices.py" />
   <source>Trouble</source>
   <translation>Ärger</translation>
  </message>
  <message>
   <location filename="gui/models/notices.py" />
   <source>Replaced</source>
   <translation>Ersetzt</translation>
  </message>
  <message>
   <location filename="gui/models/notices.py" />
   <source>Changed</source>
   <translation>Geändert</translation>
  </message>
  <message>
   <location filename="gui/models/notices.py" />
   <source>whole notice</source>
   <translation>ganze Meldung</translation>
  </message>
  <message>
   <location filename="gui/models/notices.py" />
   <source>Read or not</source>
   <translation>Gelesen oder nicht</translation>
  </message>
  <message>
   <location filename="gui/models/notices.py" />
   <source>About</source>
   <translation>Worüber</translation>
  </message>
  <message>
   <location filename="gui/models/notices.py" />
   <source>What it means</source>
   <translation>Was es bedeutet</translation>
  </message>
  <message>
   <location filename="gui/models/notices.py" />
   <source>not read</source>
   <translation>nicht gelesen</translation>
  </message>
  <message>
   <location filename="gui/models/notices.py" />
   <source>read</source>
   <translation>gelesen</translation>
  </message>
  <message>
   <location filename="gui/models/notices.py" />
   <source>Not read yet</source>
   <translation>Noch nicht gelesen</translation>
  </message>
  <message>
   <location filename="gui/models/notices.py" />
   <source>Read</source>
   <translation>Gelesen</translation>
  </message>
  <message>
   <location filename="gui/models/rewards.py" />
   <source>Day</source>
   <translation>Tag</translation>
  </message>
  <message>
   <location filename="gui/models/rewards.py" />
   <source>Rewards</source>
   <translation>Belohnungen</translation>
  </message>
  <message>
   <location filename="gui/models/rewards.py" />
   <source>Fees</source>
   <translation>Gebühren</translation>
  </message>
  <message>
   <location filename="gui/models/rewards.py" />
   <source>Sum</source>
   <translation>Summe</translation>
  </message>
  <message>
   <location filename="gui/models/rewards.py" />
   <source>Sum before</source>
   <translation>Summe davor</translation>
  </message>
  <message>
   <location filename="gui/models/rounds.py" />
   <source>{given} given · {against} against</source>
   <translation>{given} gegeben · {against} dagegen</translation>
  </message>
  <message>
   <location filename="gui/models/rounds.py" />
   <source>{amount} est.</source>
   <translation>{amount} gesch.</translation>
  </message>
  <message>
   <location filename="gui/models/rounds.py" />
   <source>not stored yet</source>
   <translation>noch nicht gespeichert</translation>
  </message>
  <message>
   <location filename="gui/models/rounds.py" />
   <source>The slot in which the proof went on chain</source>
   <translation>Der Slot, in dem der Nachweis auf die Chain kam</translation>
  </message>
  <message>
   <location filename="gui/models/rounds.py" />
   <source>There is no proof of this round on chain</source>
   <translation>Von dieser Runde ist kein Nachweis auf der Chain</translation>
  </message>
  <message>
   <location filename="gui/models/rounds.py" />
   <source>There is no stored proof for this round.</source>
   <translation>Für diese Runde ist kein Nachweis gespeichert.</translation>
  </message>
  <message>
   <location filename="gui/models/rounds.py" />
   <source>Proof</source>
   <translation>Nachweis</translation>
  </message>
  <message>
   <location filename="gui/models/rounds.py" />
   <source>Submitted at</source>
   <translation>Eingereicht</translation>
  </message>
  <message>
   <location filename="gui/models/rounds.py" />
   <source>Result</source>
   <translation>Ergebnis</translation>
  </message>
  <message>
   <location filename="gui/models/rounds.py" />
   <source>CID of the proof</source>
   <translation>CID des Nachweises</translation>
  </message>
  <message>
   <location filename="gui/models/rounds.py" />
   <source>proof</source>
   <translation>Nachweis</translation>
  </message>
  <message>
   <location filename="gui/models/rounds.py" />
   <source>Audits</source>
   <translation>Audits</translation>
  </message>
  <message>
   <location filename="gui/models/servers.py" />
   <source>The newest slot that it told: {slot}</source>
   <translation>Der neueste Slot, den er nannte: {slot}</translation>
  </message>
  <message>
   <location filename="gui/models/servers.py" />
   <source>address</source>
   <translation>Adresse</translation>
  </message>
  <message>
   <location filename="gui/models/servers.py" />
   <source>asked first</source>
   <translation>zuerst</translation>
  </message>
  <message>
   <location filename="gui/models/servers.py" />
   <source>It has told no slot yet</source>
   <translation>Er hat noch keinen Slot genannt</translation>
  </message>
  <message>
   <location filename="gui/models/servers.py" />
   <source>State</source>
   <translation>Zustand</translation>
  </message>
  <message>
   <location filename="gui/models/servers.py" />
   <source>Asked first</source>
   <translation>Zuerst gefragt</translation>
  </message>
  <message>
   <location filename="gui/models/servers.py" />
   <source>Answers in</source>
   <translation>Antwortet in</translation>
  </message>
  <message>
   <location filename="gui/models/servers.py" />
   <source>Errors</source>
   <translation>Fehler</translation>
  </message>
  <message>
   <location filename="gui/models/servers.py" />
   <source>Slots behind</source>
   <translation>Slots zurück</translation>
  </message>
  <message>
   <location filename="gui/models/servers.py" />
   <source>How it does</source>
   <translation>Wie es ihm geht</translation>
  </message>
  <message>
   <location filename="gui/models/servers.py" />
   <source>A mean: newer count more</source>
   <translation>Ein Mittelwert: Neueres zählt mehr</translation>
  </message>
  <message>
   <location filename="gui/models/servers.py" />
   <source>Share of failed answers, newer count more</source>
   <translation>Anteil fehlgeschlagener Antworten, Neueres zählt mehr</translation>
  </message>
  <message>
   <location filename="gui/models/servers.py" />
   <source>The node asks it first</source>
   <translation>Der Knoten fragt ihn zuerst</translation>
  </message>
  <message>
   <location filename="gui/models/stakes.py" />
   <source>not read yet</source>
   <translation>noch nicht gelesen</translation>
  </message>
  <message>
   <location filename="gui/models/stakes.py" />
   <source>Staked</source>
   <translation>Eingesetzt</translation>
  </message>
  <message>
   <location filename="gui/models/stakes.py" />
   <source>Claimable</source>
   <translation>Einlösbar</translation>
  </message>
  <message>
   <location filename="gui/models/stakes.py" />
   <source>As of</source>
   <translation>Stand</translation>
  </message>
  <message>
   <location filename="gui/models/task_columns.py" />
   <source>no rounds yet</source>
   <translation>noch keine Runden</translation>
  </message>
  <message>
   <location filename="gui/models/task_columns.py" />
   <source>slot unknown</source>
   <translation>Slot unbekannt</translation>
  </message>
  <message>
   <location filename="gui/models/task_columns.py" />
   <source>image</source>
   <translation>Image</translation>
  </message>
  <message>
   <location filename="gui/models/task_columns.py" />
   <source>image digest</source>
   <translation>Digest des Images</translation>
  </message>
  <message>
   <location filename="gui/models/task_columns.py" />
   <source>round {number}: {result}</source>
   <translation>Runde {number}: {result}</translation>
  </message>
  <message>
   <location filename="gui/models/task_columns.py" />
   <source>Round · phase</source>
   <translation>Runde · Phase</translation>
  </message>
  <message>
   <location filename="gui/models/task_columns.py" />
   <source>Last rounds</source>
   <translation>Letzte Runden</translation>
  </message>
  <message>
   <location filename="gui/models/task_columns.py" />
   <source>Start or stop</source>
   <translation>Starten oder anhalten</translation>
  </message>
  <message>
   <location filename="gui/models/task_columns.py" />
   <source>Ctrl+Return does it; the menu key shows all commands.</source>
   <translation>Strg+Eingabe führt es aus; die Menütaste zeigt alle Befehle.</translation>
  </message>
  <message>
   <location filename="gui/models/task_columns.py" />
   <source>{name}, task ID {id}</source>
   <translation>{name}, Task-ID {id}</translation>
  </message>
  <message>
   <location filename="gui/models/task_columns.py" />
   <source>round {round}, {part} of the round is over</source>
   <translation>Runde {round}, {part} der Runde sind vorbei</translation>
  </message>
  <message>
   <location filename="gui/models/task_columns.py" />
   <source>As of slot {slot}. Staked: {amount}</source>
   <translation>Stand: Slot {slot}. Eingesetzt: {amount}</translation>
  </message>
  <message>
   <location filename="gui/models/usage.py" />
   <source>Processor</source>
   <translation>Prozessor</translation>
  </message>
  <message>
   <location filename="gui/models/usage.py" />
   <source>Memory</source>
   <translation>Arbeitsspeicher</translation>
  </message>
  <message>
   <location filename="gui/models/usage.py" />
   <source>Network received</source>
   <translation>Netzwerk, empfangen</translation>
  </message>
  <message>
   <location filename="gui/models/usage.py" />
   <source>Network sent</source>
   <translation>Netzwerk, gesendet</translation>
  </message>
  <message>
   <location filename="gui/models/usage.py" />
   <source>Disk read</source>
   <translation>Festplatte, gelesen</translation>
  </message>
  <message>
   <location filename="gui/models/usage.py" />
   <source>Disk written</source>
   <translation>Festplatte, geschrieben</translation>
  </message>
  <message>
   <location filename="gui/models/usage.py" />
   <source>Measure</source>
   <translation>Messgröße</translation>
  </message>
  <message>
   <location filename="gui/models/usage.py" />
   <source>Least</source>
   <translation>Kleinstes</translation>
  </message>
  <message>
   <location filename="gui/models/usage.py" />
   <source>Mean</source>
   <translation>Mittel</translation>
  </message>
  <message>
   <location filename="gui/models/usage.py" />
   <source>Most</source>
   <translation>Größtes</translation>
  </message>
  <message>
   <location filename="gui/models/watched.py" />
   <source>Paid out</source>
   <translation>Ausgezahlt</translation>
  </message>
  <message>
   <location filename="gui/models/watched.py" />
   <source>List rejected</source>
   <translation>Liste abgelehnt</translation>
  </message>
  <message>
   <location filename="gui/models/watched.py" />
   <source>doubted by {raised_by}: {votes_for} votes for, {votes_against} against</source>
   <translation>angezweifelt von {raised_by}: {votes_for} Stimmen dafür, {votes_against} dagegen</translation>
  </message>
  <message>
   <location filename="gui/models/watched.py" />
   <source>List there</source>
   <translation>Liste da</translation>
  </message>
  <message>
   <location filename="gui/models/watched.py" />
   <source>Open</source>
   <translation>Offen</translation>
  </message>
  <message>
   <location filename="gui/models/watched.py" />
   <source>not doubted</source>
   <translation>nicht angezweifelt</translation>
  </message>
  <message>
   <location filename="gui/models/watched.py" />
   <source>Proofs</source>
   <translation>Nachweise</translation>
  </message>
  <message>
   <location filename="gui/models/watched.py" />
   <source>Doubted</source>
   <translation>Angezweifelt</translation>
  </message>
  <message>
   <location filename="gui/models/watched.py" />
   <source>List by</source>
   <translation>Liste von</translation>
  </message>
  <message>
   <location filename="gui/models/watched.py" />
   <source>Payout</source>
   <translation>Auszahlung</translation>
  </message>
  <message>
   <location filename="gui/models/watched.py" />
   <source>At slot</source>
   <translation>Bei Slot</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/models/watched.py" />
   <source>{n} nodes submitted proofs</source>
   <translation>
    <numerusform>{n} Knoten hat einen Nachweis eingereicht</numerusform>
    <numerusform>{n} Knoten haben Nachweise eingereicht</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/models/watched.py" />
   <source>{n} proofs are doubted</source>
   <translation>
    <numerusform>{n} Nachweis wird angezweifelt</numerusform>
    <numerusform>{n} Nachweise werden angezweifelt</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/models/watched.py" />
   <source>Proofs against which another node has raised an audit</source>
   <translation>Nachweise, gegen die ein anderer Knoten ein Audit ausgelöst hat</translation>
  </message>
  <message>
   <location filename="gui/models/watched.py" />
   <source>no distribution list yet</source>
   <translation>noch keine Verteilungsliste</translation>
  </message>
  <message>
   <location filename="gui/models/watched.py" />
   <source>There is no distribution list yet</source>
   <translation>Es gibt noch keine Verteilungsliste</translation>
  </message>
  <message>
   <location filename="gui/models/watched.py" />
   <source>This account</source>
   <translation>Dieses Konto</translation>
  </message>
  <message>
   <location filename="gui/models/watched.py" />
   <source>this account, {node}</source>
   <translation>dieses Konto, {node}</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>The node uses it within a few seconds, or from its next start where it was started with --rpc.</source>
   <translation>Der Knoten benutzt ihn innerhalb weniger Sekunden, oder ab seinem nächsten Start, wenn er mit --rpc gestartet wurde.</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>It is in the settings no more; a node that was started with --rpc uses it until it ends.</source>
   <translation>Er steht nicht mehr in den Einstellungen; ein Knoten, der mit --rpc gestartet wurde, benutzt ihn bis zu seinem Ende.</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>This computer slept, or its time of day was changed, and no server was heard since. Nothing is done by the clock until one is heard.</source>
   <translation>Dieser Rechner schlief, oder seine Uhrzeit wurde geändert, und seitdem war kein Server zu hören. Nach der Uhr wird nichts getan, bis einer zu hören ist.</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>Tested at {when}: {good} of {chosen} answered as they should.</source>
   <translation>Geprüft um {when}: {good} von {chosen} antworteten, wie sie sollen.</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>Behind</source>
   <translation>Im Rückstand</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>Away</source>
   <translation>Weg</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>Other network</source>
   <translation>Anderes Netzwerk</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>Not asked yet</source>
   <translation>Noch nicht gefragt</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>Not used yet</source>
   <translation>Noch nicht benutzt</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>Not set any more</source>
   <translation>Nicht mehr eingestellt</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>ago</source>
   <translation>her</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>Asked</source>
   <translation>erfragt</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>about once a second</source>
   <translation>etwa einmal pro Sekunde</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>Being looked up</source>
   <translation>Wird nachgeschlagen</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>Out of reach</source>
   <translation>Nicht erreichbar</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>In doubt</source>
   <translation>Ungewiss</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>Reachable</source>
   <translation>Erreichbar</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>measured</source>
   <translation>gemessen</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>usual; not measured yet</source>
   <translation>üblich; noch nicht gemessen</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>now</source>
   <translation>jetzt</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>Told</source>
   <translation>gemeldet</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>by a server, one by one</source>
   <translation>von einem Server, einzeln</translation>
  </message>
  <message>
   <location filename="gui/network_words.py" />
   <source>Tested from here: {words}</source>
   <translation>Von hier geprüft: {words}</translation>
  </message>
  <message>
   <location filename="gui/pages/activity_page.py" />
   <source>Nothing that happened fits. Clear the filters to see everything.</source>
   <translation>Nichts von dem, was geschehen ist, passt. Die Filter leeren, um alles zu sehen.</translation>
  </message>
  <message>
   <location filename="gui/pages/activity_page.py" />
   <source>Reading the history…</source>
   <translation>Verlauf wird gelesen…</translation>
  </message>
  <message>
   <location filename="gui/pages/activity_page.py" />
   <source>This window has no history to ask. Use “orca-desktop activity” where the node runs.</source>
   <translation>Dieses Fenster hat keinen Verlauf, den es fragen könnte. „orca-desktop activity“ dort verwenden, wo der Knoten läuft.</translation>
  </message>
  <message>
   <location filename="gui/pages/activity_page.py" />
   <source>As soon as a task is joined, every step it takes is written down here, and stays after it is gone.</source>
   <translation>Sobald einem Task beigetreten ist, wird hier jeder seiner Schritte aufgeschrieben und bleibt, auch wenn er nicht mehr da ist.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/pages/activity_page.py" />
   <source>{n} events</source>
   <translation>
    <numerusform>{n} Ereignis</numerusform>
    <numerusform>{n} Ereignisse</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/pages/activity_page.py" />
   <source>{n} events shown, of more</source>
   <translation>
    <numerusform>{n} Ereignis gezeigt, von mehr</numerusform>
    <numerusform>{n} Ereignisse gezeigt, von mehr</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/pages/activity_page.py" />
   <source>Try again</source>
   <translation>Noch einmal versuchen</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/pages/activity_page.py" />
   <source>{n} newer events above</source>
   <translation>
    <numerusform>{n} neueres Ereignis oben</numerusform>
    <numerusform>{n} neuere Ereignisse oben</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/pages/activity_page.py" />
   <source>Save what is filtered</source>
   <translation>Gefiltertes speichern</translation>
  </message>
  <message>
   <location filename="gui/pages/activity_page.py" />
   <source>CSV (*.csv);;JSON lines (*.json)</source>
   <translation>CSV (*.csv);;JSON-Zeilen (*.json)</translation>
  </message>
  <message>
   <location filename="gui/pages/activity_page.py" />
   <source>Nothing has happened yet</source>
   <translation>Noch ist nichts geschehen</translation>
  </message>
  <message>
   <location filename="gui/pages/activity_page.py" />
   <source>Join a task</source>
   <translation>Einem Task beitreten</translation>
  </message>
  <message>
   <location filename="gui/pages/activity_page.py" />
   <source>The newest {count} are shown. Choose a time to see older ones.</source>
   <translation>Die neuesten {count} werden gezeigt. Für ältere eine Zeit wählen.</translation>
  </message>
  <message>
   <location filename="gui/pages/activity_page.py" />
   <source>Activity</source>
   <translation>Aktivität</translation>
  </message>
  <message>
   <location filename="gui/pages/audits_tab.py" />
   <source>&amp;Audit again</source>
   <translation>Neu &amp;auditieren</translation>
  </message>
  <message>
   <location filename="gui/pages/audits_tab.py" />
   <source>Show the selected proof to the task's container once more, on this computer only (Alt+A)</source>
   <translation>Dem Container des Tasks den gewählten Nachweis noch einmal zeigen, nur auf diesem Rechner (Alt+A)</translation>
  </message>
  <message>
   <location filename="gui/pages/audits_tab.py" />
   <source>The same by the image that you had agreed to before the present one</source>
   <translation>Dasselbe mit dem Image, dem vor dem jetzigen zugestimmt war</translation>
  </message>
  <message>
   <location filename="gui/pages/audits_tab.py" />
   <source>Select an audit first</source>
   <translation>Zuerst ein Audit auswählen</translation>
  </message>
  <message>
   <location filename="gui/pages/audits_tab.py" />
   <source>No other image was agreed to before the present one</source>
   <translation>Vor dem jetzigen wurde keinem anderen Image zugestimmt</translation>
  </message>
  <message>
   <location filename="gui/pages/audits_tab.py" />
   <source>Received: doubts about your proofs</source>
   <translation>Erhalten: Zweifel an eigenen Nachweisen</translation>
  </message>
  <message>
   <location filename="gui/pages/audits_tab.py" />
   <source>Run again on this computer</source>
   <translation>Auf diesem Rechner wiederholen</translation>
  </message>
  <message>
   <location filename="gui/pages/audits_tab.py" />
   <source>By the image before</source>
   <translation>Mit Image davor</translation>
  </message>
  <message>
   <location filename="gui/pages/audits_tab.py" />
   <source>No audit given yet. Proofs of other nodes are looked at in the audit phase.</source>
   <translation>Noch kein Audit gegeben. Nachweise anderer Knoten werden in der Auditphase angesehen.</translation>
  </message>
  <message>
   <location filename="gui/pages/audits_tab.py" />
   <source>Nobody has doubted a proof of this node.</source>
   <translation>Niemand hat einen Nachweis dieses Knotens angezweifelt.</translation>
  </message>
  <message>
   <location filename="gui/pages/audits_tab.py" />
   <source>Auditing…</source>
   <translation>Wird auditiert…</translation>
  </message>
  <message>
   <location filename="gui/pages/audits_tab.py" />
   <source>Given: proofs of other nodes</source>
   <translation>Gegebene Audits</translation>
  </message>
  <message>
   <location filename="gui/pages/audits_tab.py" />
   <source>Audits given</source>
   <translation>Gegebene Audits</translation>
  </message>
  <message>
   <location filename="gui/pages/audits_tab.py" />
   <source>Audits received</source>
   <translation>Erhaltene Audits</translation>
  </message>
  <message>
   <location filename="gui/pages/container_tab.py" />
   <source>Without Docker the bundled sample runs as an ordinary process of yours: in no box, without limits. Other tasks cannot run this way.</source>
   <translation>Ohne Docker läuft das mitgelieferte Beispiel als gewöhnlicher eigener Prozess: ohne Abschottung, ohne Grenzen. Andere Tasks können so nicht laufen.</translation>
  </message>
  <message>
   <location filename="gui/pages/inbox_page.py" />
   <source>Everything is read. The switch above shows what was told before.</source>
   <translation>Alles ist gelesen. Der Schalter oben zeigt, was früher gemeldet wurde.</translation>
  </message>
  <message>
   <location filename="gui/pages/inbox_page.py" />
   <source>Here stands what the node wants you to know: rewards, missed rounds, audits of your proofs, containers in trouble. Which of it the desktop shows as well is chosen in the settings.</source>
   <translation>Hier steht, was der Knoten mitzuteilen hat: Belohnungen, versäumte Runden, Audits eigener Nachweise, Container mit Problemen. Was davon auch der Desktop zeigt, wird in den Einstellungen gewählt.</translation>
  </message>
  <message>
   <location filename="gui/pages/inbox_page.py" />
   <source>Notices</source>
   <translation>Meldungen</translation>
  </message>
  <message>
   <location filename="gui/pages/inbox_page.py" />
   <source>&amp;Only what is not read</source>
   <translation>&amp;Nur Ungelesenes</translation>
  </message>
  <message>
   <location filename="gui/pages/inbox_page.py" />
   <source>&amp;Mark all as read</source>
   <translation>Alle als gelesen &amp;markieren</translation>
  </message>
  <message>
   <location filename="gui/pages/inbox_page.py" />
   <source>Show the &amp;task</source>
   <translation>Den &amp;Task zeigen</translation>
  </message>
  <message>
   <location filename="gui/pages/inbox_page.py" />
   <source>&amp;Copy</source>
   <translation>&amp;Kopieren</translation>
  </message>
  <message>
   <location filename="gui/pages/inbox_page.py" />
   <source>Choose a notice first.</source>
   <translation>Zuerst eine Meldung wählen.</translation>
  </message>
  <message>
   <location filename="gui/pages/inbox_page.py" />
   <source>No notices yet</source>
   <translation>Noch keine Meldungen</translation>
  </message>
  <message>
   <location filename="gui/pages/inbox_page.py" />
   <source>Choose notifications</source>
   <translation>Benachrichtigungen wählen</translation>
  </message>
  <message>
   <location filename="gui/pages/inbox_page.py" />
   <source>News stands here only</source>
   <translation>Neues steht nur hier</translation>
  </message>
  <message>
   <location filename="gui/pages/inbox_page.py" />
   <source>{unread} not read</source>
   <translation>{unread} nicht gelesen</translation>
  </message>
  <message>
   <location filename="gui/pages/inbox_page.py" />
   <source>all read</source>
   <translation>alle gelesen</translation>
  </message>
  <message>
   <location filename="gui/pages/inbox_page.py" />
   <source>There is nothing that is not read.</source>
   <translation>Es gibt nichts Ungelesenes.</translation>
  </message>
  <message>
   <location filename="gui/pages/inbox_page.py" />
   <source>Its task, and the round it is about (Return)</source>
   <translation>Ihr Task und die Runde, um die es geht (Eingabetaste)</translation>
  </message>
  <message>
   <location filename="gui/pages/inbox_page.py" />
   <source>Choose a notice to read all of it.</source>
   <translation>Eine Meldung wählen, um sie ganz zu lesen.</translation>
  </message>
  <message>
   <location filename="gui/pages/join_panel.py" />
   <source>Look up the task that stands in for it</source>
   <translation>Den Task nachschlagen, der an seine Stelle getreten ist</translation>
  </message>
  <message>
   <location filename="gui/pages/join_panel.py" />
   <source>Nothing to look up</source>
   <translation>Nichts nachzuschlagen</translation>
  </message>
  <message>
   <location filename="gui/pages/join_panel.py" />
   <source>The clipboard holds no text. Copy a task's ID or link first.</source>
   <translation>In der Zwischenablage ist kein Text. Zuerst die ID oder den Link eines Tasks kopieren.</translation>
  </message>
  <message>
   <location filename="gui/pages/life_pages.py" />
   <source>Quit</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <location filename="gui/pages/life_pages.py" />
   <source>Copy the message with its details</source>
   <translation>Die Meldung mit ihren Einzelheiten kopieren</translation>
  </message>
  <message>
   <location filename="gui/pages/life_pages.py" />
   <source>Copy with details</source>
   <translation>Mit Einzelheiten kopieren</translation>
  </message>
  <message>
   <location filename="gui/pages/network_page.py" />
   <source>none: without one no task can be run</source>
   <translation>keiner: ohne ihn kann kein Task ausgeführt werden</translation>
  </message>
  <message>
   <location filename="gui/pages/network_page.py" />
   <source>The node has not told yet how the network is.</source>
   <translation>Der Knoten hat noch nicht gesagt, wie es dem Netzwerk geht.</translation>
  </message>
  <message>
   <location filename="gui/pages/network_page.py" />
   <source>&amp;Change in Settings</source>
   <translation>In den Einstellungen än&amp;dern</translation>
  </message>
  <message>
   <location filename="gui/pages/network_page.py" />
   <source>asks {server}</source>
   <translation>fragt {server}</translation>
  </message>
  <message>
   <location filename="gui/pages/network_page.py" />
   <source>counted on in between</source>
   <translation>dazwischen weitergezählt</translation>
  </message>
  <message>
   <location filename="gui/pages/network_page.py" />
   <source>when it was last seen</source>
   <translation>als es zuletzt zu sehen war</translation>
  </message>
  <message>
   <location filename="gui/pages/network_page.py" />
   <source>{server} does not answer.</source>
   <translation>{server} antwortet nicht.</translation>
  </message>
  <message>
   <location filename="gui/pages/network_page.py" />
   <source>The network cannot be reached</source>
   <translation>Das Netzwerk ist nicht erreichbar</translation>
  </message>
  <message>
   <location filename="gui/pages/network_page.py" />
   <source>{words} The node keeps trying.</source>
   <translation>{words} Der Knoten versucht es weiter.</translation>
  </message>
  <message>
   <location filename="gui/pages/network_page.py" />
   <source>The clock is in doubt</source>
   <translation>Die Uhr ist ungewiss</translation>
  </message>
  <message>
   <location filename="gui/pages/network_page.py" />
   <source>not known yet</source>
   <translation>noch nicht bekannt</translation>
  </message>
  <message>
   <location filename="gui/pages/network_page.py" />
   <source>in doubt</source>
   <translation>ungewiss</translation>
  </message>
  <message>
   <location filename="gui/pages/network_page.py" />
   <source>from a server</source>
   <translation>von einem Server</translation>
  </message>
  <message>
   <location filename="gui/pages/network_page.py" />
   <source>Content and proofs</source>
   <translation>Inhalte und Nachweise</translation>
  </message>
  <message>
   <location filename="gui/pages/network_page.py" />
   <source>Proofs are put</source>
   <translation>Nachweise kommen nach</translation>
  </message>
  <message>
   <location filename="gui/pages/network_page.py" />
   <source>Slot</source>
   <translation>Slot</translation>
  </message>
  <message>
   <location filename="gui/pages/network_page.py" />
   <source>A slot takes</source>
   <translation>Dauer eines Slots</translation>
  </message>
  <message>
   <location filename="gui/pages/network_page.py" />
   <source>Last heard</source>
   <translation>Zuletzt gehört</translation>
  </message>
  <message>
   <location filename="gui/pages/network_page.py" />
   <source>Slots are</source>
   <translation>Slots werden</translation>
  </message>
  <message>
   <location filename="gui/pages/network_page.py" />
   <source>Content from</source>
   <translation>Inhalte von</translation>
  </message>
  <message>
   <location filename="gui/pages/network_page.py" />
   <source>then ({place})</source>
   <translation>dann ({place})</translation>
  </message>
  <message>
   <location filename="gui/pages/network_page.py" />
   <source>Where</source>
   <translation>Wo</translation>
  </message>
  <message>
   <location filename="gui/pages/network_servers.py" />
   <source>Select a server first.</source>
   <translation>Zuerst einen Server auswählen.</translation>
  </message>
  <message>
   <location filename="gui/pages/network_servers.py" />
   <source>At least one server is needed.</source>
   <translation>Mindestens ein Server ist nötig.</translation>
  </message>
  <message>
   <location filename="gui/pages/network_servers.py" />
   <source>This window cannot ask servers. Use “orca-desktop network” instead.</source>
   <translation>Dieses Fenster kann keine Server fragen. Stattdessen „orca-desktop network“ verwenden.</translation>
  </message>
  <message>
   <location filename="gui/pages/network_servers.py" />
   <source>The node has not told yet which servers it asks.</source>
   <translation>Der Knoten hat noch nicht gesagt, welche Server er fragt.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/pages/network_servers.py" />
   <source>Asking {n} servers…</source>
   <translation>
    <numerusform>{n} Server wird gefragt…</numerusform>
    <numerusform>{n} Server werden gefragt…</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/pages/network_servers.py" />
   <source>It is in the settings no more.</source>
   <translation>Er steht nicht mehr in den Einstellungen.</translation>
  </message>
  <message>
   <location filename="gui/pages/network_servers.py" />
   <source>The node uses it within a few seconds</source>
   <translation>Der Knoten benutzt ihn innerhalb weniger Sekunden</translation>
  </message>
  <message>
   <location filename="gui/pages/network_servers.py" />
   <source>Ask it earlier</source>
   <translation>Ihn früher fragen</translation>
  </message>
  <message>
   <location filename="gui/pages/network_servers.py" />
   <source>Ask it later</source>
   <translation>Ihn später fragen</translation>
  </message>
  <message>
   <location filename="gui/pages/network_servers.py" />
   <source>Remove it</source>
   <translation>Ihn entfernen</translation>
  </message>
  <message>
   <location filename="gui/pages/network_servers.py" />
   <source>Copy its address</source>
   <translation>Seine Adresse kopieren</translation>
  </message>
  <message>
   <location filename="gui/pages/network_servers.py" />
   <source>The servers are being asked.</source>
   <translation>Die Server werden gefragt.</translation>
  </message>
  <message>
   <location filename="gui/pages/network_servers.py" />
   <source>Asks each of them a few times</source>
   <translation>Fragt jeden von ihnen einige Male</translation>
  </message>
  <message>
   <location filename="gui/pages/network_servers.py" />
   <source>RPC servers</source>
   <translation>RPC-Server</translation>
  </message>
  <message>
   <location filename="gui/pages/network_servers.py" />
   <source>It is the first already.</source>
   <translation>Er ist schon der erste.</translation>
  </message>
  <message>
   <location filename="gui/pages/network_servers.py" />
   <source>It is the last already.</source>
   <translation>Er ist schon der letzte.</translation>
  </message>
  <message>
   <location filename="gui/pages/offers.py" />
   <source>Join</source>
   <translation>Beitreten</translation>
  </message>
  <message>
   <location filename="gui/pages/offers.py" />
   <source>Page</source>
   <translation>Seite</translation>
  </message>
  <message>
   <location filename="gui/pages/offers.py" />
   <source>Tab of the selected task</source>
   <translation>Reiter des gewählten Tasks</translation>
  </message>
  <message>
   <location filename="gui/pages/offers.py" />
   <source>Setting</source>
   <translation>Einstellung</translation>
  </message>
  <message>
   <location filename="gui/pages/offers.py" />
   <source>Wallet</source>
   <translation>Wallet</translation>
  </message>
  <message>
   <location filename="gui/pages/offers.py" />
   <source>{action}: {account}</source>
   <translation>{action}: {account}</translation>
  </message>
  <message>
   <location filename="gui/pages/offers.py" />
   <source>Create an account</source>
   <translation>Ein Konto anlegen</translation>
  </message>
  <message>
   <location filename="gui/pages/offers.py" />
   <source>Import an account</source>
   <translation>Ein Konto importieren</translation>
  </message>
  <message>
   <location filename="gui/pages/offers.py" />
   <source>Set the lock</source>
   <translation>Die Sperre einstellen</translation>
  </message>
  <message>
   <location filename="gui/pages/offers.py" />
   <source>Unlock the wallet</source>
   <translation>Das Wallet entsperren</translation>
  </message>
  <message>
   <location filename="gui/pages/offers.py" />
   <source>Lock the wallet</source>
   <translation>Das Wallet sperren</translation>
  </message>
  <message>
   <location filename="gui/pages/offers.py" />
   <source>Join a task by its ID</source>
   <translation>Einem Task mit seiner ID beitreten</translation>
  </message>
  <message>
   <location filename="gui/pages/offers.py" />
   <source>Look up the task ID on the clipboard</source>
   <translation>Die Task-ID aus der Zwischenablage nachschlagen</translation>
  </message>
  <message>
   <location filename="gui/pages/offers.py" />
   <source>Selected task</source>
   <translation>Gewählter Task</translation>
  </message>
  <message>
   <location filename="gui/pages/offers.py" />
   <source>Show {task}</source>
   <translation>{task} zeigen</translation>
  </message>
  <message>
   <location filename="gui/pages/offers.py" />
   <source>{action}: {task}</source>
   <translation>{action}: {task}</translation>
  </message>
  <message>
   <location filename="gui/pages/offers.py" />
   <source>Copy the task ID: {task}</source>
   <translation>Task-ID kopieren: {task}</translation>
  </message>
  <message>
   <location filename="gui/pages/offers.py" />
   <source>Leave…: {task}</source>
   <translation>Verlassen…: {task}</translation>
  </message>
  <message>
   <location filename="gui/pages/offers.py" />
   <source>Copy the address: {account}</source>
   <translation>Adresse kopieren: {account}</translation>
  </message>
  <message>
   <location filename="gui/pages/offers.py" />
   <source>Go to {page}</source>
   <translation>Zu {page} gehen</translation>
  </message>
  <message>
   <location filename="gui/pages/offers.py" />
   <source>Show {tab}</source>
   <translation>{tab} zeigen</translation>
  </message>
  <message>
   <location filename="gui/pages/over_pages.py" />
   <source>Window</source>
   <translation>Fenster</translation>
  </message>
  <message>
   <location filename="gui/pages/over_pages.py" />
   <source>There is no table and no log on this page.</source>
   <translation>Auf dieser Seite gibt es weder Tabelle noch Protokoll.</translation>
  </message>
  <message>
   <location filename="gui/pages/over_pages.py" />
   <source>Search in what is shown</source>
   <translation>Im Gezeigten suchen</translation>
  </message>
  <message>
   <location filename="gui/pages/over_pages.py" />
   <source>Show the keyboard shortcuts</source>
   <translation>Die Tastenkürzel zeigen</translation>
  </message>
  <message>
   <location filename="gui/pages/proofs_tab.py" />
   <source>This task has made no proof yet.</source>
   <translation>Dieser Task hat noch keinen Nachweis gemacht.</translation>
  </message>
  <message>
   <location filename="gui/pages/rounds_tab.py" />
   <source>&amp;Why no reward?</source>
   <translation>&amp;Warum unbezahlt?</translation>
  </message>
  <message>
   <location filename="gui/pages/rounds_tab.py" />
   <source>What became of the selected round, fact by fact (Alt+W)</source>
   <translation>Was aus der gewählten Runde wurde, Tatsache für Tatsache (Alt+W)</translation>
  </message>
  <message>
   <location filename="gui/pages/rounds_tab.py" />
   <source>Shows the facts about the selected round in the place of its proof</source>
   <translation>Zeigt anstelle des Nachweises die Tatsachen zur gewählten Runde</translation>
  </message>
  <message>
   <location filename="gui/pages/rounds_tab.py" />
   <source>The first round of this task has not begun on this node.</source>
   <translation>Die erste Runde dieses Tasks hat auf diesem Knoten noch nicht begonnen.</translation>
  </message>
  <message>
   <location filename="gui/pages/rounds_tab.py" />
   <source>Round {number} when the network was last seen. The clock stands still until it is back.</source>
   <translation>Runde {number}, als das Netzwerk zuletzt zu sehen war. Die Uhr steht still, bis es zurück ist.</translation>
  </message>
  <message>
   <location filename="gui/pages/rounds_tab.py" />
   <source>The first round begins in {left}</source>
   <translation>Die erste Runde beginnt in {left}</translation>
  </message>
  <message>
   <location filename="gui/pages/rounds_tab.py" />
   <source>Work on round {number} · audits open in {left}</source>
   <translation>Arbeit an Runde {number} · Audits öffnen in {left}</translation>
  </message>
  <message>
   <location filename="gui/pages/rounds_tab.py" />
   <source>Submit proof of round {before} · closes in {left}</source>
   <translation>Nachweis von Runde {before} einreichen · schließt in {left}</translation>
  </message>
  <message>
   <location filename="gui/pages/rounds_tab.py" />
   <source>Nothing to audit in the first round · ends in {left}</source>
   <translation>In der ersten Runde nichts zu auditieren · endet in {left}</translation>
  </message>
  <message>
   <location filename="gui/pages/rounds_tab.py" />
   <source>Audit proofs of round {before} · closes in {left}</source>
   <translation>Nachweise von Runde {before} auditieren · schließt in {left}</translation>
  </message>
  <message>
   <location filename="gui/pages/rounds_tab.py" />
   <source>{settled} · round {number} begins in {left}</source>
   <translation>{settled} · Runde {number} beginnt in {left}</translation>
  </message>
  <message>
   <location filename="gui/pages/rounds_tab.py" />
   <source>Rounds</source>
   <translation>Runden</translation>
  </message>
  <message>
   <location filename="gui/pages/rounds_tab.py" />
   <source>Sho&amp;w the proof</source>
   <translation>Nach&amp;weis zeigen</translation>
  </message>
  <message>
   <location filename="gui/pages/rounds_tab.py" />
   <source>The present slot is not known yet.</source>
   <translation>Der jetzige Slot ist noch nicht bekannt.</translation>
  </message>
  <message>
   <location filename="gui/pages/rounds_tab.py" />
   <source>Round {before} is paid out</source>
   <translation>Runde {before} ist ausgezahlt</translation>
  </message>
  <message>
   <location filename="gui/pages/rounds_tab.py" />
   <source>Nothing to pay out yet</source>
   <translation>Noch nichts auszuzahlen</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_data.py" />
   <source>Where the folder is has not been read yet.</source>
   <translation>Wo der Ordner ist, wurde noch nicht gelesen.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_data.py" />
   <source>This window cannot look at the data. Use “orca-desktop data” instead.</source>
   <translation>Dieses Fenster kann die Daten nicht ansehen. Stattdessen „orca-desktop data“ verwenden.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_data.py" />
   <source>Being measured…</source>
   <translation>Wird gemessen…</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_data.py" />
   <source>Containers, volumes and images of tasks that you left can be taken away; you see them first.</source>
   <translation>Container, Volumes und Images verlassener Tasks können entfernt werden; vorher werden sie gezeigt.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_data.py" />
   <source>&amp;Open the folder</source>
   <translation>Den &amp;Ordner öffnen</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_data.py" />
   <source>&amp;Measure again</source>
   <translation>Neu &amp;messen</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_data.py" />
   <source>&amp;Look for leftovers…</source>
   <translation>Nach &amp;Resten suchen…</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_data.py" />
   <source>{free} are free on its disk.</source>
   <translation>Auf der Festplatte sind {free} frei.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_data.py" />
   <source>Being removed…</source>
   <translation>Wird entfernt…</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_data.py" />
   <source>The desktop opens no folders for this program. Its path can be copied above.</source>
   <translation>Der Desktop öffnet für dieses Programm keine Ordner. Der Pfad kann oben kopiert werden.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_data.py" />
   <source>Looking for what is left of tasks that are not in the list…</source>
   <translation>Sucht, was von Tasks übrig ist, die nicht in der Liste stehen…</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_data.py" />
   <source>Nothing was removed</source>
   <translation>Es wurde nichts entfernt</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_data.py" />
   <source>A task was joined meanwhile whose data this is. Look again.</source>
   <translation>Inzwischen wurde einem Task beigetreten, dem diese Daten gehören. Bitte neu suchen.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_data.py" />
   <source>Where it is</source>
   <translation>Wo er ist</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_data.py" />
   <source>How large it is</source>
   <translation>Wie groß er ist</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_data.py" />
   <source>Folder of the node</source>
   <translation>Ordner des Knotens</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_data.py" />
   <source>Settings of the node</source>
   <translation>Einstellungen des Knotens</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_data.py" />
   <source>Settings of the window</source>
   <translation>Einstellungen des Fensters</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_data.py" />
   <source>{size} bytes. {words}</source>
   <translation>{size} Byte. {words}</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_data.py" />
   <source>{total} in all.</source>
   <translation>{total} insgesamt.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_lock.py" />
   <source>The lock is on money, exports and removals; rounds go on behind it.</source>
   <translation>Die Sperre gilt für Geld, Exporte und Entfernungen; Runden gehen dahinter weiter.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_lock.py" />
   <source>{limit}; within the last day {spent}</source>
   <translation>{limit}; in den letzten 24 Stunden {spent}</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/pages/settings_lock.py" />
   <source>after {n} minutes without use, and when this computer sleeps</source>
   <translation>
    <numerusform>nach {n} Minute ohne Benutzung, und wenn dieser Rechner schläft</numerusform>
    <numerusform>nach {n} Minuten ohne Benutzung, und wenn dieser Rechner schläft</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/pages/settings_lock.py" />
   <source>never: there is no passphrase</source>
   <translation>nie: es gibt keine Passphrase</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_lock.py" />
   <source>when this computer sleeps</source>
   <translation>wenn dieser Rechner schläft</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_lock.py" />
   <source>&amp;Lock settings…</source>
   <translation>Sperre &amp;einstellen…</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_lock.py" />
   <source>any amount</source>
   <translation>beliebiger Betrag</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_lock.py" />
   <source>Most {symbol} in a day</source>
   <translation>{symbol} höchstens pro Tag</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_lock.py" />
   <source>A passphrase is asked for</source>
   <translation>Eine Passphrase wird verlangt</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_lock.py" />
   <source>Locks by itself</source>
   <translation>Sperrt von selbst</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_lock.py" />
   <source>Most that leaves in a day</source>
   <translation>Höchstens pro Tag</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_lock.py" />
   <source>Within the last day</source>
   <translation>In den letzten 24 Stunden</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_lock.py" />
   <source>yes</source>
   <translation>ja</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_lock.py" />
   <source>no</source>
   <translation>nein</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_page.py" />
   <source>These settings belong to the node: every window and command on it goes by them.</source>
   <translation>Diese Einstellungen gehören dem Knoten: Jedes Fenster und jeder Befehl richtet sich danach.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_page.py" />
   <source>These settings belong to you on this computer: every window goes by them, whichever node it shows.</source>
   <translation>Diese Einstellungen gelten für den eigenen Benutzer auf diesem Rechner: Jedes Fenster richtet sich danach, welchen Knoten es auch zeigt.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_page.py" />
   <source>This window is attached to a node that runs in another program. What belongs to the node holds from the next start of that program; what belongs to the window holds here.</source>
   <translation>Dieses Fenster ist mit einem Knoten verbunden, der in einem anderen Programm läuft. Was dem Knoten gehört, gilt ab dem nächsten Start jenes Programms; was dem Fenster gehört, gilt hier.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_page.py" />
   <source>This window cannot set the lock. Use “orca-desktop keys” where the node runs.</source>
   <translation>Dieses Fenster kann die Sperre nicht einstellen. „orca-desktop keys“ dort verwenden, wo der Knoten läuft.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_page.py" />
   <source>Lock</source>
   <translation>Sperre</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_page.py" />
   <source>Data</source>
   <translation>Daten</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_page.py" />
   <source>How each server does is on the page Network. A node that was started with --rpc keeps to that.</source>
   <translation>Wie es jedem Server geht, steht auf der Seite Netzwerk. Ein Knoten, der mit --rpc gestartet wurde, bleibt dabei.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_page.py" />
   <source>Box, limits and grants of a task are on its tab Container.</source>
   <translation>Profil, Grenzen und Gewährtes eines Tasks stehen auf seinem Reiter Container.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_page.py" />
   <source>Whatever is off here is still among the notices in the window.</source>
   <translation>Was hier aus ist, steht trotzdem unter den Meldungen im Fenster.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_page.py" />
   <source>Groups of settings</source>
   <translation>Gruppen von Einstellungen</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_page.py" />
   <source>Not all that is set can be used</source>
   <translation>Nicht alles Eingestellte ist verwendbar</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_page.py" />
   <source>Start at login</source>
   <translation>Beim Anmelden starten</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_page.py" />
   <source>The program starts by itself when you log in to this computer.</source>
   <translation>Das Programm startet von selbst, sobald Sie sich an diesem Rechner anmelden.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_page.py" />
   <source>Open orca:// links</source>
   <translation>orca://-Links öffnen</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_page.py" />
   <source>A link to a task on a web page opens this program, which looks it up. It joins nothing.</source>
   <translation>Ein Link zu einem Task auf einer Webseite öffnet dieses Programm, das ihn nachschlägt. Beigetreten wird dabei nichts.</translation>
  </message>
  <message>
   <location filename="gui/pages/settings_page.py" />
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>Four things, in any order. You can leave this page at any time: it is under “Help” at the left, and F1 brings you back. Or look around first: the demo has a network, an account and a task of its own, and costs nothing.</source>
   <translation>Vier Dinge, in beliebiger Reihenfolge. Diese Seite kann jederzeit verlassen werden: Sie steht links unter „Hilfe“, und F1 führt zurück. Oder erst einmal umsehen: Die Demo hat ein eigenes Netzwerk, ein Konto und einen Task und kostet nichts.</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>Ready</source>
   <translation>Bereit</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>Missing</source>
   <translation>Fehlt</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>To do</source>
   <translation>Zu tun</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>Being asked</source>
   <translation>Wird gefragt</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>Later</source>
   <translation>Später</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>Container engine</source>
   <translation>Container-Engine</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>Tasks run in containers, so that they get no further.</source>
   <translation>Tasks laufen in Containern, damit sie nicht weiter kommen.</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>Check again</source>
   <translation>Neu prüfen</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>It holds your stakes and receives your rewards.</source>
   <translation>Es hält die eigenen Einsätze und empfängt die Belohnungen.</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>Create or import one</source>
   <translation>Anlegen oder importieren</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>Place for proofs</source>
   <translation>Speicherort für Nachweise</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>An IPFS endpoint of yours, where each round's proof is kept.</source>
   <translation>Ein eigener IPFS-Endpunkt, der den Nachweis jeder Runde bewahrt.</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>Choose it</source>
   <translation>Auswählen</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>First task</source>
   <translation>Erster Task</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>You see what it runs, pays and can cost before anything happens.</source>
   <translation>Erst ist zu sehen, was läuft, was es einbringt und kosten kann.</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>Look around in the &amp;demo</source>
   <translation>In der &amp;Demo umsehen</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>&amp;Keyboard shortcuts</source>
   <translation>&amp;Tastenkürzel</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>Done</source>
   <translation>Fertig</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>The demo opens in a window of its own, in a few seconds. This one stays as it is.</source>
   <translation>Die Demo öffnet sich in einigen Sekunden in einem eigenen Fenster. Dieses bleibt, wie es ist.</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>{count} in the list.</source>
   <translation>{count} in der Liste.</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>Without one tasks can be watched and practised, and none can be run.</source>
   <translation>Ohne ihn können Tasks beobachtet und geübt, aber nicht ausgeführt werden.</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>Checking…</source>
   <translation>Wird geprüft…</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>Help and setup</source>
   <translation>Hilfe und Einrichtung</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>Everything that can be done by keyboard</source>
   <translation>Alles, was mit der Tastatur getan werden kann</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>Join another</source>
   <translation>Einem weiteren beitreten</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>The node is asking it.</source>
   <translation>Der Knoten fragt gerade nach.</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>There is none yet. Its keys stay on this computer.</source>
   <translation>Noch gibt es keines. Seine Schlüssel bleiben auf diesem Rechner.</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>Open the wallet</source>
   <translation>Das Wallet öffnen</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>Change it</source>
   <translation>Ändern</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>No Docker Engine answers.</source>
   <translation>Keine Docker-Engine antwortet.</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>{problem} (Checked at {now})</source>
   <translation>{problem} (Geprüft um {now})</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>A network, an account and a task of its own: no money, no internet</source>
   <translation>Ein eigenes Netzwerk, ein Konto und ein Task: kein Geld, kein Internet</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>This is the demo already, or it cannot be started from here. “orca-desktop demo” opens it.</source>
   <translation>Dies ist schon die Demo, oder sie kann von hier nicht gestartet werden. „orca-desktop demo“ öffnet sie.</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>Without Docker; only the bundled sample task can run.</source>
   <translation>Ohne Docker; nur der mitgelieferte Beispieltask kann laufen.</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>“{default}” is there.</source>
   <translation>„{default}“ ist da.</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>The places for keys are being looked at.</source>
   <translation>Die Orte für Schlüssel werden angesehen.</translation>
  </message>
  <message>
   <location filename="gui/pages/setup_page.py" />
   <source>Docker {version} answers.</source>
   <translation>Docker {version} antwortet.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/pages/summary.py" />
   <source>{n} audits against you</source>
   <translation>
    <numerusform>{n} Audit gegen Sie</numerusform>
    <numerusform>{n} Audits gegen Sie</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/pages/summary.py" />
   <source>in {n} tasks</source>
   <translation>
    <numerusform>in {n} Task</numerusform>
    <numerusform>in {n} Tasks</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/pages/summary.py" />
   <source>Earned</source>
   <translation>Verdient</translation>
  </message>
  <message>
   <location filename="gui/pages/summary.py" />
   <source>Rounds paid</source>
   <translation>Bezahlte Runden</translation>
  </message>
  <message>
   <location filename="gui/pages/summary.py" />
   <source>{cut} cut from stakes</source>
   <translation>{cut} gekürzt</translation>
  </message>
  <message>
   <location filename="gui/pages/summary.py" />
   <source>nothing cut from stakes</source>
   <translation>nichts gekürzt</translation>
  </message>
  <message>
   <location filename="gui/pages/summary.py" />
   <source>/ {finished} finished</source>
   <translation>/ {finished} beendet</translation>
  </message>
  <message>
   <location filename="gui/pages/summary.py" />
   <source>{missed} missed · {against}</source>
   <translation>{missed} versäumt · {against}</translation>
  </message>
  <message>
   <location filename="gui/pages/task_details.py" />
   <source>Details of the selected task</source>
   <translation>Einzelheiten des gewählten Tasks</translation>
  </message>
  <message>
   <location filename="gui/pages/task_details.py" />
   <source>Logs</source>
   <translation>Protokolle</translation>
  </message>
  <message>
   <location filename="gui/pages/task_details.py" />
   <source>On the chain</source>
   <translation>Auf der Chain</translation>
  </message>
  <message>
   <location filename="gui/pages/task_list.py" />
   <source>The node is being set up. This takes a moment.</source>
   <translation>Der Knoten wird eingerichtet. Das dauert einen Moment.</translation>
  </message>
  <message>
   <location filename="gui/pages/task_list.py" />
   <source>Ctrl+Return starts or stops the selected task; the menu key opens all that can be done with it.</source>
   <translation>Strg+Eingabe startet den gewählten Task oder hält ihn an; die Menütaste öffnet alles, was mit ihm getan werden kann.</translation>
  </message>
  <message>
   <location filename="gui/pages/task_list.py" />
   <source>More</source>
   <translation>Mehr</translation>
  </message>
  <message>
   <location filename="gui/pages/task_list.py" />
   <source>More actions for {name}</source>
   <translation>Weitere Befehle für {name}</translation>
  </message>
  <message>
   <location filename="gui/pages/task_list.py" />
   <source>{tip} (Ctrl+Return for the selected task)</source>
   <translation>{tip} (Strg+Eingabe für den gewählten Task)</translation>
  </message>
  <message>
   <location filename="gui/pages/task_list.py" />
   <source>Finish the round, restart, and more (menu key)</source>
   <translation>Runde beenden, neu starten und mehr (Menütaste)</translation>
  </message>
  <message>
   <location filename="gui/pages/task_list.py" />
   <source>Joined tasks</source>
   <translation>Beigetretene Tasks</translation>
  </message>
  <message>
   <location filename="gui/pages/tasks_page.py" />
   <source>Paste the ID of an Orca task above. You see what it runs, what it pays and what it can cost before anything happens.</source>
   <translation>Oben die ID eines Orca-Tasks einfügen. Bevor etwas geschieht, ist zu sehen, was er ausführt, was er einbringt und was er kosten kann.</translation>
  </message>
  <message>
   <location filename="gui/pages/tasks_page.py" />
   <source>Use the sample task</source>
   <translation>Den Beispieltask verwenden</translation>
  </message>
  <message>
   <location filename="gui/pages/tasks_page.py" />
   <source>What is needed for it</source>
   <translation>Was dafür nötig ist</translation>
  </message>
  <message>
   <location filename="gui/pages/tasks_page.py" />
   <source>No task yet</source>
   <translation>Noch kein Task</translation>
  </message>
  <message>
   <location filename="gui/pages/tasks_page.py" />
   <source>A sample task is ready on this network.</source>
   <translation>In diesem Netzwerk steht ein Beispieltask bereit.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_accounts.py" />
   <source>Choose an account first.</source>
   <translation>Zuerst ein Konto wählen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_accounts.py" />
   <source>Its keys are not on this computer.</source>
   <translation>Seine Schlüssel sind nicht auf diesem Rechner.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_accounts.py" />
   <source>&amp;Receive</source>
   <translation>&amp;Empfangen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_accounts.py" />
   <source>Its address as a QR code and as text</source>
   <translation>Seine Adresse als QR-Code und als Text</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_accounts.py" />
   <source>&amp;Send</source>
   <translation>&amp;Senden</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_accounts.py" />
   <source>Send KOII from it to an address</source>
   <translation>KOII von ihm an eine Adresse senden</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_accounts.py" />
   <source>Check &amp;words</source>
   <translation>&amp;Wörter prüfen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_accounts.py" />
   <source>Type three of its words from your paper</source>
   <translation>Drei seiner Wörter vom Zettel eintippen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_accounts.py" />
   <source>Make &amp;default</source>
   <translation>Als Stan&amp;dard</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_accounts.py" />
   <source>Join new tasks with it</source>
   <translation>Neuen Tasks damit beitreten</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_accounts.py" />
   <source>Re&amp;name</source>
   <translation>Umbe&amp;nennen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_accounts.py" />
   <source>Call it something else</source>
   <translation>Ihm einen anderen Namen geben</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_accounts.py" />
   <source>&amp;Export</source>
   <translation>E&amp;xportieren</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_accounts.py" />
   <source>Show its words or keys, behind a confirmation</source>
   <translation>Seine Wörter oder Schlüssel zeigen, nach einer Bestätigung</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_accounts.py" />
   <source>Remo&amp;ve</source>
   <translation>En&amp;tfernen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_accounts.py" />
   <source>Delete it from this computer</source>
   <translation>Von diesem Rechner löschen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_accounts.py" />
   <source>New tasks are joined with it already.</source>
   <translation>Neuen Tasks wird schon damit beigetreten.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_accounts.py" />
   <source>It is backed up.</source>
   <translation>Es ist gesichert.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_accounts.py" />
   <source>Accounts</source>
   <translation>Konten</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_backup.py" />
   <source>Write these words on paper, in this order, and keep it where you keep what is valuable. Whoever has them has the account; without them a lost computer is a lost account. They are not copied anywhere by themselves.</source>
   <translation>Diese Wörter in dieser Reihenfolge auf Papier schreiben und dort aufbewahren, wo Wertvolles liegt. Wer sie hat, hat das Konto; ohne sie ist mit dem Rechner auch das Konto verloren. Von selbst werden sie nirgendwohin kopiert.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_backup.py" />
   <source>Word {place}</source>
   <translation>Wort {place}</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_backup.py" />
   <source>Type word {place} from your paper.</source>
   <translation>Wort {place} vom Zettel eintippen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_backup.py" />
   <source>Word {place} is not in the list of words. Check its spelling.</source>
   <translation>Wort {place} steht nicht in der Liste der Wörter. Bitte die Schreibweise prüfen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_choice.py" />
   <source>Passphrase for the encrypted file</source>
   <translation>Passphrase für die verschlüsselte Datei</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_choice.py" />
   <source>The same passphrase again</source>
   <translation>Dieselbe Passphrase noch einmal</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_choice.py" />
   <source>There is no place for keys on this system. Start its keyring, or unlock it.</source>
   <translation>Auf diesem System gibt es keinen Ort für Schlüssel. Seinen Schlüsselbund starten oder entsperren.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_choice.py" />
   <source>The passphrase needs at least {least} characters.</source>
   <translation>Die Passphrase braucht mindestens {least} Zeichen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_choice.py" />
   <source>Type the passphrase of the encrypted file.</source>
   <translation>Die Passphrase der verschlüsselten Datei eintippen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_choice.py" />
   <source>The two passphrases differ.</source>
   <translation>Die beiden Passphrasen unterscheiden sich.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_choice.py" />
   <source>Where its keys are kept</source>
   <translation>Wo seine Schlüssel liegen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_create.py" />
   <source>Give it a name.</source>
   <translation>Ihm einen Namen geben.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_create.py" />
   <source>Main account</source>
   <translation>Hauptkonto</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_create.py" />
   <source>Type these words from your paper. That shows that it can be read, and that it is the right one.</source>
   <translation>Diese Wörter vom Zettel eintippen. Das zeigt, dass er lesbar und der richtige ist.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_create.py" />
   <source>New keys are made on this computer. Afterwards you see the words that bring them back.</source>
   <translation>Neue Schlüssel entstehen auf diesem Rechner. Danach werden die Wörter gezeigt, die sie zurückbringen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_create.py" />
   <source>Check the words of “{name}”</source>
   <translation>Die Wörter von „{name}“ prüfen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_create.py" />
   <source>Check</source>
   <translation>Prüfen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_create.py" />
   <source>The words are being looked up…</source>
   <translation>Die Wörter werden nachgeschlagen…</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_create.py" />
   <source>At least one of the words is another one. Look at your paper again.</source>
   <translation>Mindestens eines der Wörter ist ein anderes. Noch einmal auf den Zettel sehen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_create.py" />
   <source>Create</source>
   <translation>Anlegen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_create.py" />
   <source>How many words</source>
   <translation>Wie viele Wörter</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_create.py" />
   <source>12 words, the usual</source>
   <translation>12 Wörter, wie üblich</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_create.py" />
   <source>24 words</source>
   <translation>24 Wörter</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_create.py" />
   <source>Creating…</source>
   <translation>Wird angelegt…</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_create.py" />
   <source>The words of “{name}”</source>
   <translation>Die Wörter von „{name}“</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_create.py" />
   <source>The account is there. These words are shown this once; an export shows them again.</source>
   <translation>Das Konto ist da. Diese Wörter werden nur dieses eine Mal gezeigt; ein Export zeigt sie wieder.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_create.py" />
   <source>Check later</source>
   <translation>Später prüfen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_create.py" />
   <source>I have written them down</source>
   <translation>Ich habe sie aufgeschrieben</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_create.py" />
   <source>Not these words</source>
   <translation>Nicht diese Wörter</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_create.py" />
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_create.py" />
   <source>Phrase</source>
   <translation>Wortfolge</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_export.py" />
   <source>Nobody else sees this screen, and nobody asked me to do this</source>
   <translation>Niemand sonst sieht diesen Bildschirm, und niemand hat mich darum gebeten</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_export.py" />
   <source>Main key</source>
   <translation>Hauptschlüssel</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_export.py" />
   <source>See the main key</source>
   <translation>Den Hauptschlüssel ansehen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_export.py" />
   <source>Copy the main key</source>
   <translation>Den Hauptschlüssel kopieren</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_export.py" />
   <source>Staking key</source>
   <translation>Staking-Schlüssel</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_export.py" />
   <source>See the staking key</source>
   <translation>Den Staking-Schlüssel ansehen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_export.py" />
   <source>Copy the staking key</source>
   <translation>Den Staking-Schlüssel kopieren</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_export.py" />
   <source>Staking key of KPL tasks</source>
   <translation>Staking-Schlüssel für KPL-Tasks</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_export.py" />
   <source>See the staking key of KPL tasks</source>
   <translation>Den Staking-Schlüssel für KPL-Tasks ansehen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_export.py" />
   <source>Copy the staking key of KPL tasks</source>
   <translation>Den Staking-Schlüssel für KPL-Tasks kopieren</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_export.py" />
   <source>Whoever has what is shown next can take everything that this account holds, from anywhere, for good. Nobody who helps you needs it.</source>
   <translation>Wer hat, was als Nächstes gezeigt wird, kann alles nehmen, was auf diesem Konto liegt, von überall und für immer. Niemand, der Ihnen hilft, braucht es.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_export.py" />
   <source>Export “{name}”</source>
   <translation>„{name}“ exportieren</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_export.py" />
   <source>Show</source>
   <translation>Zeigen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_export.py" />
   <source>Opening…</source>
   <translation>Wird geöffnet…</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_export.py" />
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_export.py" />
   <source>{what}, hidden</source>
   <translation>{what}, verborgen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_export.py" />
   <source>See</source>
   <translation>Ansehen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_export.py" />
   <source>Copy</source>
   <translation>Kopieren</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_export.py" />
   <source>Confirm that you are alone with it.</source>
   <translation>Bestätigen, dass niemand sonst zusieht.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_export.py" />
   <source>What is copied is taken off the clipboard after {seconds} seconds.</source>
   <translation>Was kopiert wird, verschwindet nach {seconds} Sekunden aus der Zwischenablage.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_export.py" />
   <source>Copy the words</source>
   <translation>Die Wörter kopieren</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_flows.py" />
   <source>Send from “{name}”</source>
   <translation>Von „{name}“ senden</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_flows.py" />
   <source>Stake more on {name}</source>
   <translation>Mehr auf {name} einsetzen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_flows.py" />
   <source>Send</source>
   <translation>Senden</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_flows.py" />
   <source>Claim</source>
   <translation>Einlösen</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/pages/wallet_flows.py" />
   <source>Claim from {n} tasks</source>
   <translation>
    <numerusform>Von {n} Task einlösen</numerusform>
    <numerusform>Von {n} Tasks einlösen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_flows.py" />
   <source>Stake it</source>
   <translation>Einsetzen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_flows.py" />
   <source>Unstake from {name}</source>
   <translation>Einsatz von {name} zurückholen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_flows.py" />
   <source>Unstake</source>
   <translation>Zurückholen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_flows.py" />
   <source>Repair the staking account</source>
   <translation>Das Staking-Konto reparieren</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_flows.py" />
   <source>Repair</source>
   <translation>Reparieren</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_flows.py" />
   <source>{held} of stake and rewards</source>
   <translation>{held} an Einsatz und Belohnungen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_found.py" />
   <source>Looking into the system's keyring, and into the encrypted file where that is open…</source>
   <translation>Sieht in den Schlüsselbund des Systems und in die verschlüsselte Datei, wo diese offen ist…</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_found.py" />
   <source>Nothing was found beside the accounts of the list.</source>
   <translation>Neben den Konten der Liste wurde nichts gefunden.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_found.py" />
   <source>Another data folder's node may be working with them. Do not run two nodes with one account.</source>
   <translation>Der Knoten eines anderen Datenordners kann damit arbeiten. Nicht zwei Knoten mit einem Konto betreiben.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_found.py" />
   <source>here</source>
   <translation>hier</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_found.py" />
   <source>in the system's keyring</source>
   <translation>im Schlüsselbund des Systems</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_found.py" />
   <source>in the encrypted file</source>
   <translation>in der verschlüsselten Datei</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_found.py" />
   <source>in the plain file</source>
   <translation>in der einfachen Datei</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_found.py" />
   <source>in memory</source>
   <translation>im Arbeitsspeicher</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/pages/wallet_found.py" />
   <source>{n} accounts are kept here without being in the list.</source>
   <translation>
    <numerusform>{n} Konto wird hier aufbewahrt, ohne in der Liste zu stehen.</numerusform>
    <numerusform>{n} Konten werden hier aufbewahrt, ohne in der Liste zu stehen.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_found.py" />
   <source>Choose at least one of them.</source>
   <translation>Mindestens eines davon wählen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_found.py" />
   <source>There is nothing to take over.</source>
   <translation>Es gibt nichts zu übernehmen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>12 or 24 words</source>
   <translation>12 oder 24 Wörter</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>A key file (64 numbers)</source>
   <translation>Eine Schlüsseldatei (64 Zahlen)</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>A secret key in base58</source>
   <translation>Ein geheimer Schlüssel in Base58</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>The folder of Koii's desktop node</source>
   <translation>Der Ordner von Koiis Desktop-Knoten</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>What is kept on this computer already</source>
   <translation>Was schon auf diesem Rechner liegt</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>Only watch an address</source>
   <translation>Eine Adresse nur beobachten</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>The keys are copied here; where they come from nothing is changed. Do not run two nodes with one account.</source>
   <translation>Die Schlüssel werden hierher kopiert; dort, wo sie herkommen, ändert sich nichts. Nicht zwei Knoten mit einem Konto betreiben.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/pages/wallet_import.py" />
   <source>{n} accounts in the folder.</source>
   <translation>
    <numerusform>{n} Konto im Ordner.</numerusform>
    <numerusform>{n} Konten im Ordner.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>Field and button</source>
   <translation>Feld und Schaltfläche</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>Import</source>
   <translation>Importieren</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>The words, with spaces between them</source>
   <translation>Die Wörter, mit Leerzeichen dazwischen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>Secret key in base58</source>
   <translation>Geheimer Schlüssel in Base58</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>Its usual place</source>
   <translation>Sein üblicher Ort</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>Look</source>
   <translation>Nachsehen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>See which accounts are in the folder</source>
   <translation>Nachsehen, welche Konten im Ordner sind</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>PIN of Koii's node, for its words (may be left empty)</source>
   <translation>PIN von Koiis Knoten, für seine Wörter (darf leer bleiben)</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>Importing…</source>
   <translation>Wird importiert…</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>Looking…</source>
   <translation>Sieht nach…</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>Look into the folder first.</source>
   <translation>Zuerst in den Ordner sehen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>Choose at least one account.</source>
   <translation>Mindestens ein Konto wählen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>The PIN has six digits.</source>
   <translation>Die PIN hat sechs Ziffern.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>Key file</source>
   <translation>Schlüsseldatei</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>Key files (*.json);;All files (*)</source>
   <translation>Schlüsseldateien (*.json);;Alle Dateien (*)</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>Choose…</source>
   <translation>Auswählen…</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>Choose the key file</source>
   <translation>Die Schlüsseldatei auswählen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>Folder of Koii's desktop node</source>
   <translation>Ordner von Koiis Desktop-Knoten</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>No account was found there.</source>
   <translation>Dort wurde kein Konto gefunden.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>All words are in the list.</source>
   <translation>Alle Wörter stehen in der Liste.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>What you have</source>
   <translation>Was vorhanden ist</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>Folder</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>Complete the words first.</source>
   <translation>Zuerst die Wörter vervollständigen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>Choose the key file.</source>
   <translation>Die Schlüsseldatei auswählen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>Paste the secret key.</source>
   <translation>Den geheimen Schlüssel einfügen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_import.py" />
   <source>Nothing can be signed with it here.</source>
   <translation>Hier kann damit nichts signiert werden.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/pages/wallet_ledger.py" />
   <source>{n} rows</source>
   <translation>
    <numerusform>{n} Zeile</numerusform>
    <numerusform>{n} Zeilen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/pages/wallet_ledger.py" />
   <source>{n} rows shown, of more</source>
   <translation>
    <numerusform>{n} Zeile gezeigt, von mehr</numerusform>
    <numerusform>{n} Zeilen gezeigt, von mehr</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_ledger.py" />
   <source>Nothing has come in or gone out yet.</source>
   <translation>Noch ist nichts ein- oder ausgegangen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_ledger.py" />
   <source>Which rows are shown</source>
   <translation>Welche Zeilen gezeigt werden</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_ledger.py" />
   <source>All rows</source>
   <translation>Alle Zeilen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_ledger.py" />
   <source>Whose rows are shown</source>
   <translation>Wessen Zeilen gezeigt werden</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_ledger.py" />
   <source>Older rows</source>
   <translation>Ältere Zeilen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_ledger.py" />
   <source>Ledger</source>
   <translation>Kontobuch</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_lock.py" />
   <source>New passphrase (leave empty to keep the one you have)</source>
   <translation>Neue Passphrase (leer lassen, um die jetzige zu behalten)</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_lock.py" />
   <source>Passphrase (there is none now; leave empty to keep it so)</source>
   <translation>Passphrase (jetzt gibt es keine; leer lassen, damit es so bleibt)</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_lock.py" />
   <source>At least {least} characters. The wallet then locks and asks for it.</source>
   <translation>Mindestens {least} Zeichen. Das Wallet sperrt dann und fragt danach.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_lock.py" />
   <source>It also opens the encrypted key file.</source>
   <translation>Sie öffnet auch die verschlüsselte Schlüsseldatei.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_lock.py" />
   <source>The encrypted key file cannot be without one.</source>
   <translation>Die verschlüsselte Schlüsseldatei braucht eine Passphrase.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_lock.py" />
   <source>Whoever sits at this computer can then move money.</source>
   <translation>Wer an diesem Rechner sitzt, kann dann Geld bewegen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_lock.py" />
   <source>0: never by itself. It locks when the computer sleeps all the same.</source>
   <translation>0: nie von selbst. Schläft der Rechner, sperrt es trotzdem.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_lock.py" />
   <source>Staked and sent together, by the network's clock. Empty: any amount.</source>
   <translation>Eingesetzt und gesendet zusammen, nach der Uhr des Netzwerks. Leer: beliebiger Betrag.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_lock.py" />
   <source>Minutes are a whole number from 0 to {most}.</source>
   <translation>Minuten sind eine ganze Zahl von 0 bis {most}.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_lock.py" />
   <source>Within the last day: {spent} KOII.</source>
   <translation>In den letzten 24 Stunden: {spent} KOII.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_lock.py" />
   <source>Lock settings</source>
   <translation>Sperre einstellen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_lock.py" />
   <source>Save</source>
   <translation>Speichern</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_lock.py" />
   <source>Saving…</source>
   <translation>Wird gespeichert…</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_lock.py" />
   <source>New passphrase</source>
   <translation>Neue Passphrase</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_lock.py" />
   <source>The new passphrase again</source>
   <translation>Die neue Passphrase noch einmal</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_lock.py" />
   <source>Ask for no passphrase any more</source>
   <translation>Nach keiner Passphrase mehr fragen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_lock.py" />
   <source>Nothing is changed.</source>
   <translation>Es wird nichts geändert.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_lock.py" />
   <source>Minutes without use until it locks by itself</source>
   <translation>Minuten ohne Benutzung, bis es von selbst sperrt</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_lock.py" />
   <source>Most KOII in a day</source>
   <translation>KOII höchstens pro Tag</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_lock.py" />
   <source>No passphrase is to be asked for.</source>
   <translation>Es soll nach keiner Passphrase gefragt werden.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>KOII and tokens that are sent to this address are this account's. The address may be shown to anybody.</source>
   <translation>KOII und Token, die an diese Adresse gesendet werden, gehören diesem Konto. Die Adresse darf allen gezeigt werden.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>Claimed rewards and stakes come here by themselves; nobody has to send them.</source>
   <translation>Eingelöste Belohnungen und Einsätze kommen von selbst hierher; niemand muss sie senden.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>Its keys are deleted from this computer, for good. What it holds on the network stays where it is, and only its words or a copy of its keys reach it again.</source>
   <translation>Die Schlüssel werden für immer von diesem Rechner gelöscht. Was im Netzwerk auf dem Konto liegt, bleibt, wo es ist, und nur seine Wörter oder eine Kopie seiner Schlüssel führen wieder dorthin.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>Only its name on this computer changes; tasks that it works for go on.</source>
   <translation>Nur der Name auf diesem Rechner ändert sich; Tasks, für die es arbeitet, gehen weiter.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>It is no longer watched. Nothing else changes.</source>
   <translation>Es wird nicht mehr beobachtet. Sonst ändert sich nichts.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>Rename “{name}”</source>
   <translation>„{name}“ umbenennen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>Rename</source>
   <translation>Umbenennen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>It is called that already.</source>
   <translation>So heißt es schon.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>Remove “{name}”</source>
   <translation>„{name}“ entfernen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>Remove it from here</source>
   <translation>Von hier entfernen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>I have its words elsewhere, and remove it although that lies on it</source>
   <translation>Ich habe seine Wörter anderswo und entferne es, obwohl das darauf liegt</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>Removing…</source>
   <translation>Wird entfernt…</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>Receive with “{name}”</source>
   <translation>Mit „{name}“ empfangen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>Copy the address</source>
   <translation>Die Adresse kopieren</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>QR code of the address {main}</source>
   <translation>QR-Code der Adresse {main}</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>Address {main}</source>
   <translation>Adresse {main}</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>Copied</source>
   <translation>Kopiert</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>New name</source>
   <translation>Neuer Name</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>{holds} lie on it</source>
   <translation>{holds} liegen darauf</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>Unstake and claim first, or only its words bring that back.</source>
   <translation>Zuerst zurückholen und einlösen, sonst bringen nur die Wörter das zurück.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>Type its name to confirm: {name}</source>
   <translation>Zum Bestätigen den Namen eintippen: {name}</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>Type its name to confirm.</source>
   <translation>Zum Bestätigen den Namen eintippen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>It is not backed up</source>
   <translation>Es ist nicht gesichert</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>Once it is removed nothing brings it back.</source>
   <translation>Ist es einmal entfernt, bringt es nichts zurück.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_manage.py" />
   <source>Confirm that you have its words.</source>
   <translation>Bestätigen, dass die Wörter vorhanden sind.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_money.py" />
   <source>It is carried out step by step and goes on after a restart; “Under way” shows how far it has come.</source>
   <translation>Es wird Schritt für Schritt ausgeführt und geht nach einem Neustart weiter; „Im Gange“ zeigt, wie weit es gekommen ist.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_money.py" />
   <source>There are {amount}. The fee is paid in KOII: there are {balance}.</source>
   <translation>Es sind {amount} da. Die Gebühr wird in KOII gezahlt: Davon sind {balance} da.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_money.py" />
   <source>Staked now: {stake}; the task wants {wants} at least.</source>
   <translation>Jetzt eingesetzt: {stake}; der Task verlangt mindestens {wants}.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_money.py" />
   <source>There are {balance}, of which the fee is paid too.</source>
   <translation>Es sind {balance} da, von denen auch die Gebühr gezahlt wird.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_money.py" />
   <source>What to send</source>
   <translation>Was zu senden ist</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_money.py" />
   <source>Amount in {symbol}</source>
   <translation>Betrag in {symbol}</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/pages/wallet_money.py" />
   <source>… and {n} more like these</source>
   <translation>
    <numerusform>… und eines mehr dieser Art</numerusform>
    <numerusform>… und {n} mehr dieser Art</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_money.py" />
   <source>From “{name}”</source>
   <translation>Von „{name}“</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_money.py" />
   <source>Continue</source>
   <translation>Weiter</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_money.py" />
   <source>Working it out…</source>
   <translation>Wird ausgerechnet…</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_money.py" />
   <source>To the address</source>
   <translation>An die Adresse</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_money.py" />
   <source>More stake, in {symbol}</source>
   <translation>Mehr Einsatz, in {symbol}</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_money.py" />
   <source>Handing it over…</source>
   <translation>Wird übergeben…</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_money.py" />
   <source>Before you agree</source>
   <translation>Vor der Zustimmung</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_money.py" />
   <source>It cannot be worked out as things stand.</source>
   <translation>So, wie die Dinge stehen, lässt es sich nicht ausrechnen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_overview.py" />
   <source>The place of the keys</source>
   <translation>Der Ort der Schlüssel</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_overview.py" />
   <source>The system's keyring</source>
   <translation>Der Schlüsselbund des Systems</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_overview.py" />
   <source>The encrypted key file</source>
   <translation>Die verschlüsselte Schlüsseldatei</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_overview.py" />
   <source>Unlock</source>
   <translation>Entsperren</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_overview.py" />
   <source>Create account</source>
   <translation>Konto anlegen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_overview.py" />
   <source>Check its words</source>
   <translation>Seine Wörter prüfen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_overview.py" />
   <source>no task works with it</source>
   <translation>kein Task arbeitet damit</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/pages/wallet_overview.py" />
   <source>from {n} tasks · {read}</source>
   <translation>
    <numerusform>von {n} Task · {read}</numerusform>
    <numerusform>von {n} Tasks · {read}</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_overview.py" />
   <source>“{name}” is not backed up: if this computer is lost, so is what it holds. Check its words once against your paper.</source>
   <translation>„{name}“ ist nicht gesichert: Geht dieser Rechner verloren, dann auch, was darauf liegt. Seine Wörter einmal mit dem Zettel vergleichen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_overview.py" />
   <source>{place} is locked</source>
   <translation>{place} ist gesperrt</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_overview.py" />
   <source>{place} cannot be used</source>
   <translation>{place} ist nicht verwendbar</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_overview.py" />
   <source>Of this wallet</source>
   <translation>Von diesem Wallet</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_overview.py" />
   <source>&amp;Unlock</source>
   <translation>Ents&amp;perren</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_overview.py" />
   <source>&amp;Lock</source>
   <translation>S&amp;perren</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_overview.py" />
   <source>Rounds go on either way; the lock is on money, exports and removals</source>
   <translation>Runden gehen so oder so weiter; die Sperre gilt für Geld, Exporte und Entfernungen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_overview.py" />
   <source>Under way · {count}</source>
   <translation>Im Gange · {count}</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_overview.py" />
   <source>Under way</source>
   <translation>Im Gange</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_overview.py" />
   <source>Stakes and rewards</source>
   <translation>Einsätze und Belohnungen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_overview.py" />
   <source>Over time</source>
   <translation>Im Lauf der Zeit</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_sagas.py" />
   <source>Nothing is under way. What you stake, claim or send stands here, step by step.</source>
   <translation>Nichts ist im Gange. Was eingesetzt, eingelöst oder gesendet wird, steht hier Schritt für Schritt.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_stakes.py" />
   <source>The keys of this account are not on this computer.</source>
   <translation>Die Schlüssel dieses Kontos sind nicht auf diesem Rechner.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_stakes.py" />
   <source>Choose a task first.</source>
   <translation>Zuerst einen Task wählen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_stakes.py" />
   <source>Have what is claimable from the selected task paid out</source>
   <translation>Was beim gewählten Task einlösbar ist, auszahlen lassen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_stakes.py" />
   <source>Have what is claimable paid out, task by task</source>
   <translation>Was einlösbar ist, Task für Task auszahlen lassen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_stakes.py" />
   <source>Add to the stake on the selected task</source>
   <translation>Den Einsatz auf den gewählten Task erhöhen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_stakes.py" />
   <source>Take the whole stake back; shows first when that is possible</source>
   <translation>Den ganzen Einsatz zurückholen; zeigt vorher, wann das möglich ist</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_stakes.py" />
   <source>Look whether the network still knows the staking key as the task program's, and mend it</source>
   <translation>Nachsehen, ob der Staking-Schlüssel im Netzwerk noch dem Task-Programm gehört, und ihn reparieren</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_stakes.py" />
   <source>There is nothing to claim from this task.</source>
   <translation>Bei diesem Task gibt es nichts einzulösen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_stakes.py" />
   <source>Nothing is staked on this task.</source>
   <translation>Auf diesem Task ist nichts eingesetzt.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_stakes.py" />
   <source>No task works with this account. Join one, and its stake and rewards stand here.</source>
   <translation>Kein Task arbeitet mit diesem Konto. Einem beitreten, dann stehen sein Einsatz und seine Belohnungen hier.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_stakes.py" />
   <source>&amp;Claim</source>
   <translation>Ein&amp;lösen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_stakes.py" />
   <source>Claim &amp;all</source>
   <translation>&amp;Alles einlösen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_stakes.py" />
   <source>Stake &amp;more</source>
   <translation>&amp;Mehr einsetzen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_stakes.py" />
   <source>Unsta&amp;ke</source>
   <translation>Zurüc&amp;kholen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_stakes.py" />
   <source>Repair staking account</source>
   <translation>Staking-Konto reparieren</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_stakes.py" />
   <source>Stakes and claimable rewards by task</source>
   <translation>Einsätze und einlösbare Belohnungen nach Task</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_stakes.py" />
   <source>There is nothing to claim.</source>
   <translation>Es gibt nichts einzulösen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_unlock.py" />
   <source>The passphrase opens what moves money, exports and removals. Rounds go on without it.</source>
   <translation>Die Passphrase öffnet, was Geld bewegt, Exporte und Entfernungen. Runden gehen ohne sie weiter.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_unlock.py" />
   <source>Passphrase</source>
   <translation>Passphrase</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_unlock.py" />
   <source>Unlocking…</source>
   <translation>Wird entsperrt…</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_unlock.py" />
   <source>The next try is possible in {seconds} s.</source>
   <translation>Der nächste Versuch ist in {seconds} s möglich.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_unlock.py" />
   <source>Type the passphrase.</source>
   <translation>Die Passphrase eintippen.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_welcome.py" />
   <source>An account holds your stakes and receives your rewards. Its keys stay on this computer, in the system's keyring or in a file that only your passphrase opens. Without one you can look at tasks, but not run them.</source>
   <translation>Ein Konto hält die eigenen Einsätze und empfängt die Belohnungen. Seine Schlüssel bleiben auf diesem Rechner, im Schlüsselbund des Systems oder in einer Datei, die nur die eigene Passphrase öffnet. Ohne Konto können Tasks angesehen, aber nicht ausgeführt werden.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_welcome.py" />
   <source>Look at them</source>
   <translation>Ansehen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_welcome.py" />
   <source>Import one</source>
   <translation>Eines importieren</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_welcome.py" />
   <source>Look around first</source>
   <translation>Erst einmal umsehen</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_welcome.py" />
   <source>{names} and {count} more</source>
   <translation>{names} und {count} weitere</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_welcome.py" />
   <source>Kept on this computer already: {names}. You can take them over.</source>
   <translation>Schon auf diesem Rechner: {names}. Sie können übernommen werden.</translation>
  </message>
  <message>
   <location filename="gui/pages/wallet_welcome.py" />
   <source>No account yet</source>
   <translation>Noch kein Konto</translation>
  </message>
  <message>
   <location filename="gui/pages/watch_tab.py" />
   <source>Watching: nothing runs, nothing is staked. What other nodes do is read from the chain.</source>
   <translation>Nur beobachtet: Nichts läuft, nichts ist eingesetzt. Was andere Knoten tun, wird von der Chain gelesen.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/pages/watch_tab.py" />
   <source>Round {number}: {n} proofs</source>
   <translation>
    <numerusform>Runde {number}: {n} Nachweis</numerusform>
    <numerusform>Runde {number}: {n} Nachweise</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/pages/watch_tab.py" />
   <source>{words} · {count} of them are shown</source>
   <translation>{words} · {count} davon werden gezeigt</translation>
  </message>
  <message>
   <location filename="gui/pages/watch_tab.py" />
   <source>The chain tells of no round yet.</source>
   <translation>Die Chain sagt noch von keiner Runde etwas.</translation>
  </message>
  <message>
   <location filename="gui/pages/watch_tab.py" />
   <source>Nobody has submitted a proof for this round.</source>
   <translation>Für diese Runde hat niemand einen Nachweis eingereicht.</translation>
  </message>
  <message>
   <location filename="gui/pages/watch_tab.py" />
   <source>Rounds on the chain</source>
   <translation>Runden auf der Chain</translation>
  </message>
  <message>
   <location filename="gui/pages/watch_tab.py" />
   <source>Proofs of the round</source>
   <translation>Nachweise der Runde</translation>
  </message>
  <message>
   <location filename="gui/pages/workspace.py" />
   <source>Tasks</source>
   <translation>Tasks</translation>
  </message>
  <message>
   <location filename="gui/pages/workspace.py" />
   <source>Help</source>
   <translation>Hilfe</translation>
  </message>
  <message>
   <location filename="gui/pages/workspace.py" />
   <source>The node is still starting.</source>
   <translation>Der Knoten startet noch.</translation>
  </message>
  <message>
   <location filename="gui/popups.py" />
   <source>and {count} more</source>
   <translation>und {count} weitere</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/popups.py" />
   <source>{n} rewards</source>
   <translation>
    <numerusform>{n} Belohnung</numerusform>
    <numerusform>{n} Belohnungen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/popups.py" />
   <source>{n} rounds in danger</source>
   <translation>
    <numerusform>{n} Runde in Gefahr</numerusform>
    <numerusform>{n} Runden in Gefahr</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/popups.py" />
   <source>{n} missed rounds</source>
   <translation>
    <numerusform>{n} versäumte Runde</numerusform>
    <numerusform>{n} versäumte Runden</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/popups.py" />
   <source>{n} audits of yours</source>
   <translation>
    <numerusform>{n} Audit gegen Sie</numerusform>
    <numerusform>{n} Audits gegen Sie</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/popups.py" />
   <source>{n} stakes cut</source>
   <translation>
    <numerusform>{n} gekürzter Einsatz</numerusform>
    <numerusform>{n} gekürzte Einsätze</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/popups.py" />
   <source>{n} low bounties</source>
   <translation>
    <numerusform>{n} knapper Prämientopf</numerusform>
    <numerusform>{n} knappe Prämientöpfe</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/popups.py" />
   <source>{n} tasks in trouble</source>
   <translation>
    <numerusform>{n} Task mit Problemen</numerusform>
    <numerusform>{n} Tasks mit Problemen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/popups.py" />
   <source>{n} replaced tasks</source>
   <translation>
    <numerusform>{n} ersetzter Task</numerusform>
    <numerusform>{n} ersetzte Tasks</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/popups.py" />
   <source>{n} changed tasks</source>
   <translation>
    <numerusform>{n} geänderter Task</numerusform>
    <numerusform>{n} geänderte Tasks</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/preferences.py" />
   <source>This window cannot change settings. Use “orca-desktop settings” instead.</source>
   <translation>Dieses Fenster kann keine Einstellungen ändern. Stattdessen „orca-desktop settings“ verwenden.</translation>
  </message>
  <message>
   <location filename="gui/preferences.py" />
   <source>The setting was not changed</source>
   <translation>Die Einstellung wurde nicht geändert</translation>
  </message>
  <message>
   <location filename="gui/presence.py" />
   <source>The node goes on. Open the window or quit from the sign in the tray.</source>
   <translation>Der Knoten läuft weiter. Über das Zeichen im Infobereich das Fenster öffnen oder beenden.</translation>
  </message>
  <message>
   <location filename="gui/presence.py" />
   <source>This desktop has neither a tray nor notifications, so what the node has to tell stands on this page, with the number of what is not read at the left.</source>
   <translation>Dieser Desktop hat weder einen Infobereich noch Benachrichtigungen. Was der Knoten mitzuteilen hat, steht deshalb auf dieser Seite; links steht die Zahl des Ungelesenen.</translation>
  </message>
  <message>
   <location filename="gui/presence.py" />
   <source>quits when its rounds are over</source>
   <translation>endet nach den laufenden Runden</translation>
  </message>
  <message>
   <location filename="gui/presence.py" />
   <source>Orca Desktop runs on</source>
   <translation>Orca Desktop läuft weiter</translation>
  </message>
  <message>
   <location filename="gui/review_words.py" />
   <source>It asks for a graphics processor. You have not granted it one; its Container page is where you can.</source>
   <translation>Der Task verlangt einen Grafikprozessor. Gewährt ist ihm keiner; das geht auf seiner Seite Container.</translation>
  </message>
  <message>
   <location filename="gui/review_words.py" />
   <source>It asks to read the models that you share. You have not granted it; its Container page is where you can.</source>
   <translation>Der Task verlangt, die gemeinsamen Modelle zu lesen. Gewährt ist es ihm nicht; das geht auf seiner Seite Container.</translation>
  </message>
  <message>
   <location filename="gui/review_words.py" />
   <source>Disk</source>
   <translation>Festplatte</translation>
  </message>
  <message>
   <location filename="gui/review_words.py" />
   <source>Graphics</source>
   <translation>Grafik</translation>
  </message>
  <message>
   <location filename="gui/review_words.py" />
   <source>In a container with a network of its own, reachable from this machine only, without extra privileges.
It writes to one data folder of its own, and can reach the internet.
It gets the strictest of three boxes in which it runs; the Container page then tells which.</source>
   <translation>In einem Container mit eigenem Netzwerk, nur von diesem Rechner erreichbar, ohne besondere Rechte.
Er schreibt in einen eigenen Datenordner und kann das Internet erreichen.
Er bekommt das strengste von drei Profilen, in dem er läuft; welches, sagt dann die Seite Container.</translation>
  </message>
  <message>
   <location filename="gui/review_words.py" />
   <source>Without Docker it runs as an ordinary process of yours. Only the bundled sample can run this way.</source>
   <translation>Ohne Docker läuft er als gewöhnlicher eigener Prozess. Nur das mitgelieferte Beispiel kann so laufen.</translation>
  </message>
  <message>
   <location filename="gui/review_words.py" />
   <source>runs in a container (Orca)</source>
   <translation>läuft in einem Container (Orca)</translation>
  </message>
  <message>
   <location filename="gui/review_words.py" />
   <source>needed</source>
   <translation>nötig</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/review_words.py" />
   <source>And {n} other parts of its Pod spec without effect.</source>
   <translation>
    <numerusform>Und {n} anderer Teil des Pod-Specs ohne Wirkung.</numerusform>
    <numerusform>Und {n} andere Teile des Pod-Specs ohne Wirkung.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/rewards.py" />
   <source>Of no task</source>
   <translation>Ohne Task</translation>
  </message>
  <message>
   <location filename="gui/rewards.py" />
   <source>Token</source>
   <translation>Token</translation>
  </message>
  <message>
   <location filename="gui/rewards.py" />
   <source>{first} to {last}</source>
   <translation>{first} bis {last}</translation>
  </message>
  <message>
   <location filename="gui/rewards.py" />
   <source>units of {name}</source>
   <translation>Einheiten von {name}</translation>
  </message>
  <message>
   <location filename="gui/rewards.py" />
   <source>{day} (UTC), beside {earlier}</source>
   <translation>{day} (UTC), neben {earlier}</translation>
  </message>
  <message>
   <location filename="gui/rewards.py" />
   <source>stake cut {amount}</source>
   <translation>Einsatz gekürzt um {amount}</translation>
  </message>
  <message>
   <location filename="gui/rewards.py" />
   <source>fees {amount}</source>
   <translation>Gebühren {amount}</translation>
  </message>
  <message>
   <location filename="gui/rewards_today.py" />
   <source>none yet</source>
   <translation>noch keine</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>Everywhere</source>
   <translation>Überall</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>On the page of tasks</source>
   <translation>Auf der Seite der Tasks</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>In tables</source>
   <translation>In Tabellen</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>In the palette and in search fields</source>
   <translation>In der Befehlssuche und in Suchfeldern</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>In cards, charts and fields</source>
   <translation>In Karten, Diagrammen und Feldern</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>Find anything by its words, and do it</source>
   <translation>Alles mit seinen Wörtern finden und ausführen</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>This list of shortcuts</source>
   <translation>Diese Liste der Tastenkürzel</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>Go to a page, from the top of the list</source>
   <translation>Zu einer Seite gehen, von oben gezählt</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>Go to a tab of the page</source>
   <translation>Zu einem Reiter der Seite gehen</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>Search in the table or the log that is looked at</source>
   <translation>In der Tabelle oder dem Protokoll suchen, das gerade zu sehen ist</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>Go to the field for a task ID</source>
   <translation>Zum Feld für eine Task-ID gehen</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>Start or stop the selected task</source>
   <translation>Den gewählten Task starten oder anhalten</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>The same, also while a field has the keyboard</source>
   <translation>Dasselbe, auch wenn ein Feld die Tastatur hat</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>Copy the selected rows, amounts in full</source>
   <translation>Die gewählten Zeilen kopieren, Beträge in voller Länge</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>Show the task that a notice is about</source>
   <translation>Den Task zeigen, um den es in einer Meldung geht</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>All that can be done with the row, and the choice of columns</source>
   <translation>Alles, was mit der Zeile getan werden kann, und die Wahl der Spalten</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>Select several rows</source>
   <translation>Mehrere Zeilen auswählen</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>Do it, or go to the next place</source>
   <translation>Ausführen oder zur nächsten Stelle gehen</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>Go to the place before</source>
   <translation>Zur Stelle davor gehen</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>Close what is open, or empty the field</source>
   <translation>Schließen, was offen ist, oder das Feld leeren</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>Read the values of a chart one by one</source>
   <translation>Die Werte eines Diagramms einzeln lesen</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>Keep what was typed in a setting of several lines</source>
   <translation>Behalten, was in eine mehrzeilige Einstellung getippt wurde</translation>
  </message>
  <message>
   <location filename="gui/shortcuts.py" />
   <source>{what} ({keys})</source>
   <translation>{what} ({keys})</translation>
  </message>
  <message>
   <location filename="gui/tray.py" />
   <source>&amp;Open Orca Desktop</source>
   <translation>&amp;Orca Desktop öffnen</translation>
  </message>
  <message>
   <location filename="gui/tray.py" />
   <source>&amp;Notices</source>
   <translation>&amp;Meldungen</translation>
  </message>
  <message>
   <location filename="gui/tray.py" />
   <source>&amp;Start all tasks</source>
   <translation>Alle Tasks &amp;starten</translation>
  </message>
  <message>
   <location filename="gui/tray.py" />
   <source>&amp;Finish all rounds, then stop</source>
   <translation>Alle &amp;Runden beenden, dann anhalten</translation>
  </message>
  <message>
   <location filename="gui/tray.py" />
   <source>&amp;Quit</source>
   <translation>&amp;Beenden</translation>
  </message>
  <message>
   <location filename="gui/tray_state.py" />
   <source>The containers of {names} are stopped, and no proofs are made until you start the program again. Proofs that are on chain already can still be paid. Stakes and rewards stay where they are.</source>
   <translation>Die Container von {names} werden angehalten, und bis zum nächsten Start des Programms entstehen keine Nachweise. Nachweise, die schon auf der Chain sind, können noch bezahlt werden. Einsätze und Belohnungen bleiben, wo sie sind.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/tray_state.py" />
   <source>{n} practise</source>
   <translation>
    <numerusform>{n} übt</numerusform>
    <numerusform>{n} üben</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/tray_state.py" />
   <source>{n} tasks run</source>
   <translation>
    <numerusform>{n} Task läuft</numerusform>
    <numerusform>{n} Tasks laufen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <location filename="gui/tray_state.py" />
   <source>Quitting stops {n} tasks</source>
   <translation>
    <numerusform>Beenden hält {n} Task an</numerusform>
    <numerusform>Beenden hält {n} Tasks an</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/tray_state.py" />
   <source>Rewards today: {rewards}</source>
   <translation>Belohnungen heute: {rewards}</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/tray_state.py" />
   <source>{n} notices not read</source>
   <translation>
    <numerusform>{n} Meldung nicht gelesen</numerusform>
    <numerusform>{n} Meldungen nicht gelesen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/tray_state.py" />
   <source>The container engine does not run</source>
   <translation>Die Container-Engine läuft nicht</translation>
  </message>
  <message>
   <location filename="gui/tray_state.py" />
   <source>In trouble: {names}</source>
   <translation>Mit Problemen: {names}</translation>
  </message>
  <message>
   <location filename="gui/tray_state.py" />
   <source>A task waits for you to look at its changes</source>
   <translation>Änderungen eines Tasks warten auf einen Blick</translation>
  </message>
  <message>
   <location filename="gui/tray_state.py" />
   <source>Tasks are starting or stopping</source>
   <translation>Tasks starten oder halten an</translation>
  </message>
  <message>
   <location filename="gui/tray_state.py" />
   <source>Nothing runs</source>
   <translation>Nichts läuft</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>This window cannot change accounts. Use “orca-desktop keys” where the node runs.</source>
   <translation>Dieses Fenster kann keine Konten ändern. „orca-desktop keys“ dort verwenden, wo der Knoten läuft.</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>{amount} more lie in other accounts of the same key, and cannot be spent from here.</source>
   <translation>{amount} mehr liegen in anderen Konten desselben Schlüssels und können von hier nicht ausgegeben werden.</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>In the keyring of this system</source>
   <translation>Im Schlüsselbund dieses Systems</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Opened when you log in. The usual choice on a computer of your own.</source>
   <translation>Öffnet sich beim Anmelden. Die übliche Wahl auf einem eigenen Rechner.</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>In an encrypted file</source>
   <translation>In einer verschlüsselten Datei</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Opened with a passphrase of yours. If you forget it, only the words bring the account back.</source>
   <translation>Öffnet sich mit einer eigenen Passphrase. Ist sie vergessen, bringen nur die Wörter das Konto zurück.</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>In a plain file</source>
   <translation>In einer einfachen Datei</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Readable by whoever reads the disk. For servers only.</source>
   <translation>Lesbar für alle, die die Festplatte lesen. Nur für Server.</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Nowhere</source>
   <translation>Nirgends</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Gone when the program ends. For trying things out.</source>
   <translation>Mit dem Ende des Programms weg. Zum Ausprobieren.</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>No keys here</source>
   <translation>Ohne Schlüssel</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>For trying out</source>
   <translation>Zum Ausprobieren</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Backed up</source>
   <translation>Gesichert</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Not backed up</source>
   <translation>Nicht gesichert</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Received</source>
   <translation>Empfangen</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Locked</source>
   <translation>Gesperrt</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Unlocked</source>
   <translation>Entsperrt</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Type an amount in {token}.</source>
   <translation>Einen Betrag in {token} eintippen.</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Use a dot before the places, and nothing between the thousands: 1250.5</source>
   <translation>Ein Komma vor die Nachkommastellen setzen und nichts zwischen die Tausender: 1250,5</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>That is no amount. Digits, and a dot before the places: 0.5</source>
   <translation>Das ist kein Betrag. Ziffern, und ein Komma vor den Nachkommastellen: 0,5</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>nine</source>
   <translation>neun</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>{token} has {count} places after the dot, not more.</source>
   <translation>{token} hat {count} Stellen nach dem Punkt, nicht mehr.</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>The amount is nothing.</source>
   <translation>Der Betrag ist nichts.</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Paste or type the address.</source>
   <translation>Die Adresse einfügen oder eintippen.</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>System keyring</source>
   <translation>Schlüsselbund</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Encrypted file</source>
   <translation>Verschlüsselte Datei</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Plain file</source>
   <translation>Einfache Datei</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>In memory, until the end</source>
   <translation>Im Speicher, bis zum Ende</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Watch only</source>
   <translation>Nur beobachten</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>It is locked. Unlock it first.</source>
   <translation>Er ist gesperrt. Zuerst entsperren.</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>There is none on this system.</source>
   <translation>Auf diesem System gibt es keinen.</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>It cannot be used now.</source>
   <translation>Zurzeit nicht verwendbar.</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Stake returned</source>
   <translation>Einsatz zurück</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Fee</source>
   <translation>Gebühr</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Unstaked</source>
   <translation>Zurückgeholt</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Claimed</source>
   <translation>Eingelöst</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Sent</source>
   <translation>Gesendet</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Deposit</source>
   <translation>Kaution</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Not explained</source>
   <translation>Ungeklärt</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Failed</source>
   <translation>Gescheitert</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>Cancelled</source>
   <translation>Abgebrochen</translation>
  </message>
  <message>
   <location filename="gui/wallet_words.py" />
   <source>That is no address. One has 32 to 44 letters and digits, without 0, O, I and l.</source>
   <translation>Das ist keine Adresse. Eine Adresse hat 32 bis 44 Buchstaben und Ziffern, ohne 0, O, I und l.</translation>
  </message>
  <message>
   <location filename="gui/widgets/account_choice.py" />
   <source>There is no account yet. Create or import one on the Wallet page; without one a task can be watched.</source>
   <translation>Es gibt noch kein Konto. Auf der Seite Wallet eines anlegen oder importieren; ohne eines kann ein Task beobachtet werden.</translation>
  </message>
  <message>
   <location filename="gui/widgets/account_choice.py" />
   <source>There is no other account. The Wallet page makes or imports one.</source>
   <translation>Es gibt kein anderes Konto. Auf der Seite Wallet lässt sich eines anlegen oder importieren.</translation>
  </message>
  <message>
   <location filename="gui/widgets/account_choice.py" />
   <source>The task runs. Stop it first, and wait until its last rounds are over.</source>
   <translation>Der Task läuft. Ihn zuerst anhalten und warten, bis seine letzten Runden vorbei sind.</translation>
  </message>
  <message>
   <location filename="gui/widgets/account_choice.py" />
   <source>Stake or rewards of the task lie with its account. Unstake and claim them first.</source>
   <translation>Bei seinem Konto liegt Einsatz oder Belohnung des Tasks. Zuerst zurückholen und einlösen.</translation>
  </message>
  <message>
   <location filename="gui/widgets/account_choice.py" />
   <source>Its stake is paid from this account, and its rewards are claimed to it.</source>
   <translation>Von diesem Konto wird der Einsatz gezahlt, und auf dieses werden die Belohnungen eingelöst.</translation>
  </message>
  <message>
   <location filename="gui/widgets/account_choice.py" />
   <source>Whose stake and rewards are shown here. Nothing is signed with it.</source>
   <translation>Wessen Einsatz und Belohnungen hier gezeigt werden. Damit wird nichts signiert.</translation>
  </message>
  <message>
   <location filename="gui/widgets/account_choice.py" />
   <source>“{name}” can only be watched: its keys are not on this computer.</source>
   <translation>„{name}“ kann nur beobachtet werden: Seine Schlüssel sind nicht auf diesem Rechner.</translation>
  </message>
  <message>
   <location filename="gui/widgets/account_choice.py" />
   <source>Account to join with</source>
   <translation>Konto zum Beitreten</translation>
  </message>
  <message>
   <location filename="gui/widgets/account_choice.py" />
   <source>Account: for whom it works</source>
   <translation>Konto: für wen er arbeitet</translation>
  </message>
  <message>
   <location filename="gui/widgets/account_choice.py" />
   <source>Account of the task</source>
   <translation>Konto des Tasks</translation>
  </message>
  <message>
   <location filename="gui/widgets/account_choice.py" />
   <source>Use this account</source>
   <translation>Dieses Konto verwenden</translation>
  </message>
  <message>
   <location filename="gui/widgets/account_choice.py" />
   <source>The task has this account.</source>
   <translation>Der Task hat dieses Konto.</translation>
  </message>
  <message>
   <location filename="gui/widgets/account_choice.py" />
   <source>Account: whose stake is shown</source>
   <translation>Konto: wessen Einsatz gezeigt wird</translation>
  </message>
  <message>
   <location filename="gui/widgets/account_choice.py" />
   <source>From now on</source>
   <translation>Von jetzt an</translation>
  </message>
  <message>
   <location filename="gui/widgets/account_choice.py" />
   <source>default</source>
   <translation>Standard</translation>
  </message>
  <message>
   <location filename="gui/widgets/account_choice.py" />
   <source>only watched</source>
   <translation>nur beobachtet</translation>
  </message>
  <message>
   <location filename="gui/widgets/account_filter.py" />
   <source>All accounts</source>
   <translation>Alle Konten</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>All tasks</source>
   <translation>Alle Tasks</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>Everything</source>
   <translation>Alles</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>Tasks and containers</source>
   <translation>Tasks und Container</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>Transactions</source>
   <translation>Transaktionen</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>Money</source>
   <translation>Geld</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>What was refused</source>
   <translation>Was abgelehnt wurde</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>Network and engine</source>
   <translation>Netzwerk und Engine</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>Any severity</source>
   <translation>Jeder Schweregrad</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>Notable and problems</source>
   <translation>Bemerkenswertes und Probleme</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>Problems only</source>
   <translation>Nur Probleme</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>At any time</source>
   <translation>Jederzeit</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>Last hour</source>
   <translation>Letzte Stunde</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>Last 24 hours</source>
   <translation>Letzte 24 Stunden</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>Last 7 days</source>
   <translation>Letzte 7 Tage</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>Last 30 days</source>
   <translation>Letzte 30 Tage</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>Between two days…</source>
   <translation>Zwischen zwei Tagen…</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>Search (Ctrl+F): words, keys, CIDs, or how they begin</source>
   <translation>Suchen (Strg+F): Wörter, Schlüssel, CIDs, oder wie sie beginnen</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>Search what happened</source>
   <translation>Im Geschehenen suchen</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>Kind of events</source>
   <translation>Art der Ereignisse</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>Weight of events</source>
   <translation>Gewicht der Ereignisse</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>Time</source>
   <translation>Zeit</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>Clear filters</source>
   <translation>Filter leeren</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>Save all that is filtered to a CSV or JSON file</source>
   <translation>Alles Gefilterte in einer CSV- oder JSON-Datei speichern</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>to</source>
   <translation>bis</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>First day</source>
   <translation>Erster Tag</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_bar.py" />
   <source>Last day</source>
   <translation>Letzter Tag</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_panel.py" />
   <source>All that the event holds, as JSON</source>
   <translation>Alles, was das Ereignis enthält, als JSON</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_panel.py" />
   <source>Copy the event with all that it holds</source>
   <translation>Das Ereignis mit allem, was es enthält, kopieren</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_panel.py" />
   <source>Close this event (Escape)</source>
   <translation>Dieses Ereignis schließen (Esc)</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_panel.py" />
   <source>Show round {number}</source>
   <translation>Runde {number} zeigen</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_panel.py" />
   <source>This task is not in your list any more.</source>
   <translation>Dieser Task steht nicht mehr in der Liste.</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_panel.py" />
   <source>What it holds</source>
   <translation>Was es enthält</translation>
  </message>
  <message>
   <location filename="gui/widgets/activity_panel.py" />
   <source>Event</source>
   <translation>Ereignis</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>The proof could not be had, or is not signed by the node.</source>
   <translation>Der Nachweis war nicht zu bekommen oder ist nicht vom Knoten signiert.</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>This node has no proof of the round to compare it with.</source>
   <translation>Dieser Knoten hat keinen Nachweis der Runde, mit dem er sich vergleichen ließe.</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>It says the same as ours.</source>
   <translation>Er sagt dasselbe wie der eigene.</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>Then: {verdict}, {vote}.</source>
   <translation>Damals: {verdict}, {vote}.</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>This node did not audit it in its window.</source>
   <translation>Dieser Knoten hat ihn in seinem Fenster nicht auditiert.</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>everything</source>
   <translation>alles</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>ours</source>
   <translation>eigener</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>theirs</source>
   <translation>fremder</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>Copy the key of the node</source>
   <translation>Den Schlüssel des Knotens kopieren</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>The audited proof as JSON</source>
   <translation>Der auditierte Nachweis als JSON</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>How the audited proof differs from ours</source>
   <translation>Wie sich der auditierte Nachweis vom eigenen unterscheidet</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>Difference to ours</source>
   <translation>Unterschied zum eigenen</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>Show the audits received again</source>
   <translation>Die erhaltenen Audits wieder zeigen</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>{reason} Nothing was sent.</source>
   <translation>{reason} Es wurde nichts gesendet.</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>Audit run again: {words}</source>
   <translation>Audit wiederholt: {words}</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>added</source>
   <translation>hinzugefügt</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>removed</source>
   <translation>entfernt</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>changed</source>
   <translation>geändert</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>Round {number}, {node}, by the image before</source>
   <translation>Runde {number}, {node}, mit dem Image davor</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>Round {number}, {node}</source>
   <translation>Runde {number}, {node}</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>Show the proof</source>
   <translation>Den Nachweis zeigen</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>They cannot be compared: {reason}.</source>
   <translation>Sie lassen sich nicht vergleichen: {reason}.</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>The two verdicts differ.</source>
   <translation>Die beiden Urteile unterscheiden sich.</translation>
  </message>
  <message>
   <location filename="gui/widgets/audit_panel.py" />
   <source>Asked: {servers}</source>
   <translation>Gefragt: {servers}</translation>
  </message>
  <message>
   <location filename="gui/widgets/banner.py" />
   <source>Copy this message</source>
   <translation>Diese Nachricht kopieren</translation>
  </message>
  <message>
   <location filename="gui/widgets/banner.py" />
   <source>Close this message</source>
   <translation>Diese Nachricht schließen</translation>
  </message>
  <message>
   <location filename="gui/widgets/box_panel.py" />
   <source>and {name}: {image}</source>
   <translation>und {name}: {image}</translation>
  </message>
  <message>
   <location filename="gui/widgets/box_panel.py" />
   <source>No digest: it was made where the engine runs.</source>
   <translation>Kein Digest: Es wurde dort gebaut, wo die Container-Engine läuft.</translation>
  </message>
  <message>
   <location filename="gui/widgets/box_panel.py" />
   <source>No digest is known yet.</source>
   <translation>Noch ist kein Digest bekannt.</translation>
  </message>
  <message>
   <location filename="gui/widgets/box_panel.py" />
   <source>Copy the image's reference</source>
   <translation>Die Referenz des Images kopieren</translation>
  </message>
  <message>
   <location filename="gui/widgets/box_panel.py" />
   <source>Copy the image's digest</source>
   <translation>Den Digest des Images kopieren</translation>
  </message>
  <message>
   <location filename="gui/widgets/box_panel.py" />
   <source>Image</source>
   <translation>Image</translation>
  </message>
  <message>
   <location filename="gui/widgets/box_panel.py" />
   <source>Profile</source>
   <translation>Profil</translation>
  </message>
  <message>
   <location filename="gui/widgets/box_panel.py" />
   <source>A running container is restarted with it.</source>
   <translation>Ein laufender Container wird damit neu gestartet.</translation>
  </message>
  <message>
   <location filename="gui/widgets/changes_card.py" />
   <source>It is not started before you agree. Stake and rewards stay where they are.</source>
   <translation>Vor der Zustimmung wird der Task nicht gestartet. Einsatz und Belohnungen bleiben, wo sie sind.</translation>
  </message>
  <message>
   <location filename="gui/widgets/changes_card.py" />
   <source>It goes on as you agreed until its rounds are done, and is not started again before you agree.</source>
   <translation>Der Task läuft wie vereinbart weiter, bis seine Runden erledigt sind, und wird vor der Zustimmung nicht wieder gestartet.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/widgets/changes_card.py" />
   <source>{n} things have changed since you agreed to run {task}</source>
   <translation>
    <numerusform>{n} Änderung seit der Zustimmung zu {task}</numerusform>
    <numerusform>{n} Änderungen seit der Zustimmung zu {task}</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/widgets/changes_card.py" />
   <source>Agree and start</source>
   <translation>Zustimmen und starten</translation>
  </message>
  <message>
   <location filename="gui/widgets/changes_card.py" />
   <source>Starts the task as it is now</source>
   <translation>Startet den Task, wie er jetzt ist</translation>
  </message>
  <message>
   <location filename="gui/widgets/changes_card.py" />
   <source>Keep what ran before</source>
   <translation>Bisheriges behalten</translation>
  </message>
  <message>
   <location filename="gui/widgets/changes_card.py" />
   <source>Goes on with the images and the Pod spec that you agreed to</source>
   <translation>Geht mit den Images und dem Pod-Spec weiter, denen zugestimmt war</translation>
  </message>
  <message>
   <location filename="gui/widgets/changes_card.py" />
   <source>Not now</source>
   <translation>Jetzt nicht</translation>
  </message>
  <message>
   <location filename="gui/widgets/changes_card.py" />
   <source>The task stays stopped; nothing else changes</source>
   <translation>Der Task bleibt angehalten; sonst ändert sich nichts</translation>
  </message>
  <message>
   <location filename="gui/widgets/changes_card.py" />
   <source>Look at the changes</source>
   <translation>Die Änderungen ansehen</translation>
  </message>
  <message>
   <location filename="gui/widgets/changes_card.py" />
   <source>Shows them field by field</source>
   <translation>Zeigt sie Feld für Feld</translation>
  </message>
  <message>
   <location filename="gui/widgets/changes_card.py" />
   <source>What has changed</source>
   <translation>Was sich geändert hat</translation>
  </message>
  <message>
   <location filename="gui/widgets/chart_bars.py" />
   <source>most {value}</source>
   <translation>höchstens {value}</translation>
  </message>
  <message>
   <location filename="gui/widgets/chart_plot.py" />
   <source>top {value}</source>
   <translation>Spitze {value}</translation>
  </message>
  <message>
   <location filename="gui/widgets/chart_plot.py" />
   <source>limit {value}</source>
   <translation>Grenze {value}</translation>
  </message>
  <message>
   <location filename="gui/widgets/chart_plot.py" />
   <source>at {time}</source>
   <translation>um {time}</translation>
  </message>
  <message>
   <location filename="gui/widgets/chart_plot.py" />
   <source>Nothing measured yet</source>
   <translation>Noch nichts gemessen</translation>
  </message>
  <message>
   <location filename="gui/widgets/chart_plot.py" />
   <source>{at}, round {number}</source>
   <translation>{at}, Runde {number}</translation>
  </message>
  <message>
   <location filename="gui/widgets/desktop_switch.py" />
   <source>This program cannot change it on this system.</source>
   <translation>Dieses Programm kann das auf diesem System nicht ändern.</translation>
  </message>
  <message>
   <location filename="gui/widgets/desktop_switch.py" />
   <source>On</source>
   <translation>An</translation>
  </message>
  <message>
   <location filename="gui/widgets/evidence_button.py" />
   <source>Save &amp;evidence…</source>
   <translation>B&amp;eweise…</translation>
  </message>
  <message>
   <location filename="gui/widgets/evidence_button.py" />
   <source>Select a round first</source>
   <translation>Zuerst eine Runde auswählen</translation>
  </message>
  <message>
   <location filename="gui/widgets/evidence_button.py" />
   <source>Proof, votes, list, acts and log of the selected round in one signed file (Alt+E)</source>
   <translation>Nachweis, Stimmen, Liste, Vorgänge und Protokoll der gewählten Runde in einer signierten Datei (Alt+E)</translation>
  </message>
  <message>
   <location filename="gui/widgets/evidence_button.py" />
   <source>&amp;Evidence saved</source>
   <translation>B&amp;eweise gespeichert</translation>
  </message>
  <message>
   <location filename="gui/widgets/evidence_button.py" />
   <source>&amp;Evidence not saved</source>
   <translation>B&amp;eweise nicht gespeichert</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/widgets/evidence_button.py" />
   <source>{name}: {n} files, {size} bytes</source>
   <translation>
    <numerusform>{name}: {n} Datei, {size} Byte</numerusform>
    <numerusform>{name}: {n} Dateien, {size} Byte</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/widgets/evidence_button.py" />
   <source>Save evidence</source>
   <translation>Beweise speichern</translation>
  </message>
  <message>
   <location filename="gui/widgets/evidence_button.py" />
   <source>Zip files (*.zip)</source>
   <translation>Zip-Dateien (*.zip)</translation>
  </message>
  <message>
   <location filename="gui/widgets/export_row.py" />
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <location filename="gui/widgets/export_row.py" />
   <source>Copy where it was saved, or why not</source>
   <translation>Kopieren, wo gespeichert wurde oder warum nicht</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/widgets/export_row.py" />
   <source>{n} events saved to {path}.</source>
   <translation>
    <numerusform>{n} Ereignis in {path} gespeichert.</numerusform>
    <numerusform>{n} Ereignisse in {path} gespeichert.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/widgets/export_row.py" />
   <source>Nothing was saved.</source>
   <translation>Es wurde nichts gespeichert.</translation>
  </message>
  <message>
   <location filename="gui/widgets/export_row.py" />
   <source>Nothing was saved. {title}: {message}</source>
   <translation>Es wurde nichts gespeichert. {title}: {message}</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/widgets/export_row.py" />
   <source>Saving to {file}: {n} events</source>
   <translation>
    <numerusform>Speichert in {file}: {n} Ereignis</numerusform>
    <numerusform>Speichert in {file}: {n} Ereignisse</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/widgets/fact_rows.py" />
   <source>Copy: {what}</source>
   <translation>Kopieren: {what}</translation>
  </message>
  <message>
   <location filename="gui/widgets/facts_table.py" />
   <source>The transaction.</source>
   <translation>Die Transaktion.</translation>
  </message>
  <message>
   <location filename="gui/widgets/flow_card.py" />
   <source>Working…</source>
   <translation>Arbeitet…</translation>
  </message>
  <message>
   <location filename="gui/widgets/grants_panel.py" />
   <source>It may compute on this computer's graphics processor, which other programs then share with it.</source>
   <translation>Der Task darf auf dem Grafikprozessor dieses Rechners rechnen; andere Programme teilen ihn dann mit ihm.</translation>
  </message>
  <message>
   <location filename="gui/widgets/grants_panel.py" />
   <source>It asks for nothing.</source>
   <translation>Der Task verlangt nichts.</translation>
  </message>
  <message>
   <location filename="gui/widgets/grants_panel.py" />
   <source>It may read the models that you have added for all tasks, and cannot change them.</source>
   <translation>Der Task darf die Modelle lesen, die für alle Tasks hinzugefügt wurden, und kann sie nicht ändern.</translation>
  </message>
  <message>
   <location filename="gui/widgets/grants_panel.py" />
   <source>Graphics processor</source>
   <translation>Grafikprozessor</translation>
  </message>
  <message>
   <location filename="gui/widgets/grants_panel.py" />
   <source>Shared cache of models</source>
   <translation>Gemeinsamer Zwischenspeicher für Modelle</translation>
  </message>
  <message>
   <location filename="gui/widgets/grants_panel.py" />
   <source>Limits</source>
   <translation>Grenzen</translation>
  </message>
  <message>
   <location filename="gui/widgets/grants_panel.py" />
   <source>What you grant it</source>
   <translation>Was ihm gewährt ist</translation>
  </message>
  <message>
   <location filename="gui/widgets/health_panel.py" />
   <source>How it last ended</source>
   <translation>Wie er zuletzt endete</translation>
  </message>
  <message>
   <location filename="gui/widgets/health_panel.py" />
   <source>Last lines of the container</source>
   <translation>Letzte Zeilen des Containers</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/widgets/health_panel.py" />
   <source>{n} crashes in a row: it is not started again by itself.</source>
   <translation>
    <numerusform>{n} Absturz in Folge: Er wird nicht mehr von selbst gestartet.</numerusform>
    <numerusform>{n} Abstürze in Folge: Er wird nicht mehr von selbst gestartet.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/widgets/health_panel.py" />
   <source>Good means: {meaning}.</source>
   <translation>Gut heißt: {meaning}.</translation>
  </message>
  <message>
   <location filename="gui/widgets/health_panel.py" />
   <source>Health</source>
   <translation>Zustand</translation>
  </message>
  <message>
   <location filename="gui/widgets/health_panel.py" />
   <source>Not looked at yet.</source>
   <translation>Noch nicht angesehen.</translation>
  </message>
  <message>
   <location filename="gui/widgets/image_choice.py" />
   <source>Its program names no image that can be read. Its creator can tell which it is.</source>
   <translation>Sein Programm nennt kein lesbares Image. Sein Urheber kann sagen, welches es ist.</translation>
  </message>
  <message>
   <location filename="gui/widgets/image_choice.py" />
   <source>An image is named with its registry, as in {example}.</source>
   <translation>Ein Image wird mit seiner Registry genannt, wie in {example}.</translation>
  </message>
  <message>
   <location filename="gui/widgets/image_choice.py" />
   <source>Say first which image it runs.</source>
   <translation>Zuerst angeben, welches Image läuft.</translation>
  </message>
  <message>
   <location filename="gui/widgets/image_choice.py" />
   <source>Typed by you: the task's program does not name it.</source>
   <translation>Von Ihnen eingetippt: Das Programm des Tasks nennt es nicht.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/widgets/image_choice.py" />
   <source>Its program names {n} images, and does not say what for: choose one, or type it. Its creator can tell.</source>
   <translation>
    <numerusform>Sein Programm nennt {n} Image und sagt nicht, wofür: Es auswählen oder eines eintippen. Sein Urheber kann Auskunft geben.</numerusform>
    <numerusform>Sein Programm nennt {n} Images und sagt nicht, wofür: Eines auswählen oder eintippen. Sein Urheber kann Auskunft geben.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/widgets/image_choice.py" />
   <source>Image that the task runs</source>
   <translation>Image, das der Task ausführt</translation>
  </message>
  <message>
   <location filename="gui/widgets/image_choice.py" />
   <source>Found in its program: {found}.</source>
   <translation>In seinem Programm gefunden: {found}.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/widgets/join_bar.py" />
   <source>{n} task IDs. They are looked up one after the other.</source>
   <translation>
    <numerusform>{n} Task-ID. Sie wird nachgeschlagen.</numerusform>
    <numerusform>{n} Task-IDs. Sie werden nacheinander nachgeschlagen.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/widgets/join_bar.py" />
   <source>Paste a task ID to join, or several  (Ctrl+V anywhere)</source>
   <translation>Zum Beitreten eine Task-ID einfügen, oder mehrere  (überall Strg+V)</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_bar.py" />
   <source>Task ID to join</source>
   <translation>Task-ID zum Beitreten</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_bar.py" />
   <source>Look up</source>
   <translation>Nachschlagen</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_bar.py" />
   <source>Look up what is on the clipboard (Ctrl+Shift+V)</source>
   <translation>Nachschlagen, was in der Zwischenablage ist (Strg+Umschalt+V)</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_bar.py" />
   <source>Show it</source>
   <translation>Zeigen</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_bar.py" />
   <source>You have joined this task already: {name}.</source>
   <translation>Diesem Task wurde schon beigetreten: {name}.</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_bar.py" />
   <source>Looking up…</source>
   <translation>Wird nachgeschlagen…</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_bar.py" />
   <source>The network is being asked.</source>
   <translation>Das Netzwerk wird gefragt.</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_bar.py" />
   <source>Look the task up before joining</source>
   <translation>Den Task vor dem Beitreten nachschlagen</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_bar.py" />
   <source>Paste or type a task ID first</source>
   <translation>Zuerst eine Task-ID einfügen oder eintippen</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_bar.py" />
   <source>A task ID.</source>
   <translation>Eine Task-ID.</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_bar.py" />
   <source>{count} more can be none of them.</source>
   <translation>{count} weitere können keine sein.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/widgets/join_list.py" />
   <source>{n} tasks to join</source>
   <translation>
    <numerusform>{n} Task zum Beitreten</numerusform>
    <numerusform>{n} Tasks zum Beitreten</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/widgets/join_list.py" />
   <source>Forget {name}</source>
   <translation>{name} vergessen</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_list.py" />
   <source>Copy what is wrong with {name}</source>
   <translation>Kopieren, was mit {name} nicht stimmt</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_progress.py" />
   <source>Start again</source>
   <translation>Wieder starten</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_progress.py" />
   <source>Set the variables</source>
   <translation>Die Variablen setzen</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_progress.py" />
   <source>Help with the engine</source>
   <translation>Hilfe zur Container-Engine</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_progress.py" />
   <source>Look at the network</source>
   <translation>Das Netzwerk ansehen</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_progress.py" />
   <source>Look at its logs</source>
   <translation>Seine Protokolle ansehen</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_progress.py" />
   <source>{task} stands still</source>
   <translation>{task} steht still</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_progress.py" />
   <source>{task} is being set up</source>
   <translation>{task} wird eingerichtet</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_progress.py" />
   <source>{task} practises</source>
   <translation>{task} übt</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_progress.py" />
   <source>{task} is at work</source>
   <translation>{task} ist an der Arbeit</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_progress.py" />
   <source>Copy what is said here</source>
   <translation>Kopieren, was hier steht</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_progress.py" />
   <source>Close; it goes on all the same</source>
   <translation>Schließen; es geht trotzdem weiter</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_progress.py" />
   <source>Pulling the image: {progress}</source>
   <translation>Lädt das Image: {progress}</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_progress.py" />
   <source>under way</source>
   <translation>im Gange</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_progress.py" />
   <source>to come</source>
   <translation>steht bevor</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_progress.py" />
   <source>stands still</source>
   <translation>steht still</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_progress.py" />
   <source>{count} more on the way: choose it in the table</source>
   <translation>{count} weitere unterwegs: In der Tabelle auswählen</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_progress.py" />
   <source>Stops the container. The stake stays where it is.</source>
   <translation>Hält den Container an. Der Einsatz bleibt, wo er ist.</translation>
  </message>
  <message>
   <location filename="gui/widgets/join_progress.py" />
   <source>Stops it. Nothing is staked yet.</source>
   <translation>Hält ihn an. Noch ist nichts eingesetzt.</translation>
  </message>
  <message>
   <location filename="gui/widgets/json_view.py" />
   <source>Proof as JSON</source>
   <translation>Nachweis als JSON</translation>
  </message>
  <message>
   <location filename="gui/widgets/leave_card.py" />
   <source>It is stopped and goes from the list, and its variables from the keyring. Its history and its data are kept; “orca-desktop data clean” removes the data.</source>
   <translation>Der Task wird angehalten und verschwindet aus der Liste, seine Variablen aus dem Schlüsselbund. Sein Verlauf und seine Daten bleiben; „orca-desktop data clean“ entfernt die Daten.</translation>
  </message>
  <message>
   <location filename="gui/widgets/leave_card.py" />
   <source>Leave it all the same</source>
   <translation>Trotzdem verlassen</translation>
  </message>
  <message>
   <location filename="gui/widgets/leave_card.py" />
   <source>Unstake and claim first, or agree to leave it all the same.</source>
   <translation>Zuerst zurückholen und einlösen, oder zustimmen, ihn trotzdem zu verlassen.</translation>
  </message>
  <message>
   <location filename="gui/widgets/leave_card.py" />
   <source>Leave</source>
   <translation>Verlassen</translation>
  </message>
  <message>
   <location filename="gui/widgets/leave_card.py" />
   <source>Stay</source>
   <translation>Bleiben</translation>
  </message>
  <message>
   <location filename="gui/widgets/leave_card.py" />
   <source>Nothing is changed</source>
   <translation>Es wird nichts geändert</translation>
  </message>
  <message>
   <location filename="gui/widgets/leave_card.py" />
   <source>Leave {name}?</source>
   <translation>{name} verlassen?</translation>
  </message>
  <message>
   <location filename="gui/widgets/leave_card.py" />
   <source>Stops it and takes it from the list</source>
   <translation>Hält den Task an und nimmt ihn aus der Liste</translation>
  </message>
  <message>
   <location filename="gui/widgets/leftovers_card.py" />
   <source>Data that is removed cannot be had back.</source>
   <translation>Entfernte Daten lassen sich nicht zurückholen.</translation>
  </message>
  <message>
   <location filename="gui/widgets/leftovers_card.py" />
   <source>container</source>
   <translation>Container</translation>
  </message>
  <message>
   <location filename="gui/widgets/leftovers_card.py" />
   <source>volume</source>
   <translation>Volume</translation>
  </message>
  <message>
   <location filename="gui/widgets/leftovers_card.py" />
   <source>folder</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <location filename="gui/widgets/leftovers_card.py" />
   <source>{kind}  {name}  of task {task_id}…  ·  {known}</source>
   <translation>{kind}  {name}  von Task {task_id}…  ·  {known}</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/widgets/leftovers_card.py" />
   <source>{n} things are left over, {total} as far as it is known</source>
   <translation>
    <numerusform>{n} Rest ist übrig, {total}, soweit bekannt</numerusform>
    <numerusform>{n} Reste sind übrig, {total}, soweit bekannt</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/widgets/leftovers_card.py" />
   <source>size unknown</source>
   <translation>Größe unbekannt</translation>
  </message>
  <message>
   <location filename="gui/widgets/leftovers_card.py" />
   <source>&amp;Remove these</source>
   <translation>Diese &amp;entfernen</translation>
  </message>
  <message>
   <location filename="gui/widgets/leftovers_card.py" />
   <source>Copy this list</source>
   <translation>Diese Liste kopieren</translation>
  </message>
  <message>
   <location filename="gui/widgets/leftovers_card.py" />
   <source>Removed</source>
   <translation>Entfernt</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/widgets/leftovers_card.py" />
   <source>{n} things, {total}.</source>
   <translation>
    <numerusform>{n} Rest, {total}.</numerusform>
    <numerusform>{n} Reste, {total}.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/widgets/leftovers_card.py" />
   <source>Nothing is left over</source>
   <translation>Nichts ist übrig</translation>
  </message>
  <message>
   <location filename="gui/widgets/leftovers_card.py" />
   <source>All that is in the container engine belongs to tasks in your list.</source>
   <translation>Alles in der Container-Engine gehört zu Tasks in der Liste.</translation>
  </message>
  <message>
   <location filename="gui/widgets/log_bar.py" />
   <source>All rounds</source>
   <translation>Alle Runden</translation>
  </message>
  <message>
   <location filename="gui/widgets/log_bar.py" />
   <source>Search the log</source>
   <translation>Das Protokoll durchsuchen</translation>
  </message>
  <message>
   <location filename="gui/widgets/log_bar.py" />
   <source>Search with a regular expression</source>
   <translation>Mit einem regulären Ausdruck suchen</translation>
  </message>
  <message>
   <location filename="gui/widgets/log_bar.py" />
   <source>Show only the lines that match</source>
   <translation>Nur passende Zeilen zeigen</translation>
  </message>
  <message>
   <location filename="gui/widgets/log_bar.py" />
   <source>Wrap long lines</source>
   <translation>Lange Zeilen umbrechen</translation>
  </message>
  <message>
   <location filename="gui/widgets/log_bar.py" />
   <source>Levels shown</source>
   <translation>Gezeigte Stufen</translation>
  </message>
  <message>
   <location filename="gui/widgets/log_bar.py" />
   <source>Round shown</source>
   <translation>Gezeigte Runde</translation>
  </message>
  <message>
   <location filename="gui/widgets/log_bar.py" />
   <source>Previous place (Shift+Enter)</source>
   <translation>Stelle davor (Umschalt+Eingabe)</translation>
  </message>
  <message>
   <location filename="gui/widgets/log_bar.py" />
   <source>Next place (Enter)</source>
   <translation>Nächste Stelle (Eingabe)</translation>
  </message>
  <message>
   <location filename="gui/widgets/log_bar.py" />
   <source>Save the lines that are shown to a file</source>
   <translation>Die gezeigten Zeilen in einer Datei speichern</translation>
  </message>
  <message>
   <location filename="gui/widgets/log_bar.py" />
   <source>Round {number}</source>
   <translation>Runde {number}</translation>
  </message>
  <message>
   <location filename="gui/widgets/log_text.py" />
   <source>Log of the task's container</source>
   <translation>Protokoll des Containers</translation>
  </message>
  <message>
   <location filename="gui/widgets/log_text.py" />
   <source>The level that a line seems to have: error, warning, info or debug</source>
   <translation>Die Stufe, die eine Zeile zu haben scheint: Fehler, Warnung, Info oder Debug</translation>
  </message>
  <message>
   <location filename="gui/widgets/log_view.py" />
   <source>The container has written nothing yet.</source>
   <translation>Der Container hat noch nichts geschrieben.</translation>
  </message>
  <message>
   <location filename="gui/widgets/log_view.py" />
   <source>No line of the log is of this level and round, or matches.</source>
   <translation>Keine Zeile des Protokolls ist von dieser Stufe und Runde oder passt.</translation>
  </message>
  <message>
   <location filename="gui/widgets/log_view.py" />
   <source>This expression takes too long on these lines. Make it simpler.</source>
   <translation>Dieser Ausdruck braucht bei diesen Zeilen zu lange. Ihn vereinfachen.</translation>
  </message>
  <message>
   <location filename="gui/widgets/log_view.py" />
   <source>Save the log</source>
   <translation>Das Protokoll speichern</translation>
  </message>
  <message>
   <location filename="gui/widgets/log_view.py" />
   <source>Text files (*.log *.txt);;All files (*)</source>
   <translation>Textdateien (*.log *.txt);;Alle Dateien (*)</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/widgets/log_view.py" />
   <source>Saved {n} lines to {name}.</source>
   <translation>
    <numerusform>{n} Zeile in {name} gespeichert.</numerusform>
    <numerusform>{n} Zeilen in {name} gespeichert.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/widgets/log_view.py" />
   <source>{count} found</source>
   <translation>{count} gefunden</translation>
  </message>
  <message>
   <location filename="gui/widgets/log_view.py" />
   <source>{name} could not be written: {reason}.</source>
   <translation>{name} konnte nicht geschrieben werden: {reason}.</translation>
  </message>
  <message>
   <location filename="gui/widgets/log_view.py" />
   <source>unknown reason</source>
   <translation>unbekannter Grund</translation>
  </message>
  <message>
   <location filename="gui/widgets/palette.py" />
   <source>What do you want to do, or where to go?</source>
   <translation>Was soll geschehen, oder wohin?</translation>
  </message>
  <message>
   <location filename="gui/widgets/palette.py" />
   <source>What was found</source>
   <translation>Was gefunden wurde</translation>
  </message>
  <message>
   <location filename="gui/widgets/palette.py" />
   <source>Nothing fits. Try fewer letters, or another word.</source>
   <translation>Nichts passt. Weniger Buchstaben oder ein anderes Wort versuchen.</translation>
  </message>
  <message>
   <location filename="gui/widgets/palette.py" />
   <source>{what}, {place} of {count}</source>
   <translation>{what}, {place} von {count}</translation>
  </message>
  <message>
   <location filename="gui/widgets/palette.py" />
   <source>Palette</source>
   <translation>Befehlssuche</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/widgets/palette.py" />
   <source>{n} things to do</source>
   <translation>
    <numerusform>1 Möglichkeit</numerusform>
    <numerusform>{n} Möglichkeiten</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/widgets/phase_strip.py" />
   <source>Work {number} · Submit {before}</source>
   <translation>Arbeit {number} · {before} einreichen</translation>
  </message>
  <message>
   <location filename="gui/widgets/phase_strip.py" />
   <source>Work {number}</source>
   <translation>Arbeit {number}</translation>
  </message>
  <message>
   <location filename="gui/widgets/phase_strip.py" />
   <source>Audit {number}</source>
   <translation>{number} auditieren</translation>
  </message>
  <message>
   <location filename="gui/widgets/phase_strip.py" />
   <source>Settle {number}</source>
   <translation>{number} abrechnen</translation>
  </message>
  <message>
   <location filename="gui/widgets/phase_strip.py" />
   <source>Settle</source>
   <translation>Abrechnen</translation>
  </message>
  <message>
   <location filename="gui/widgets/picture_button.py" />
   <source>The chart as a picture, twice as large, in the colours of this window</source>
   <translation>Das Diagramm als Bild, doppelt so groß, in den Farben dieses Fensters</translation>
  </message>
  <message>
   <location filename="gui/widgets/picture_button.py" />
   <source>Save as PNG…</source>
   <translation>Als PNG speichern…</translation>
  </message>
  <message>
   <location filename="gui/widgets/picture_button.py" />
   <source>Picture saved</source>
   <translation>Bild gespeichert</translation>
  </message>
  <message>
   <location filename="gui/widgets/picture_button.py" />
   <source>Picture not saved</source>
   <translation>Bild nicht gespeichert</translation>
  </message>
  <message>
   <location filename="gui/widgets/picture_button.py" />
   <source>Save the picture</source>
   <translation>Das Bild speichern</translation>
  </message>
  <message>
   <location filename="gui/widgets/picture_button.py" />
   <source>Pictures (*.png)</source>
   <translation>Bilder (*.png)</translation>
  </message>
  <message>
   <location filename="gui/widgets/picture_button.py" />
   <source>{path} cannot be written: {reason}. Choose another place.</source>
   <translation>{path} kann nicht geschrieben werden: {reason}. Bitte einen anderen Ort wählen.</translation>
  </message>
  <message>
   <location filename="gui/widgets/proof_panel.py" />
   <source>A proof appears here as soon as the task has made one.</source>
   <translation>Hier erscheint ein Nachweis, sobald der Task einen gemacht hat.</translation>
  </message>
  <message>
   <location filename="gui/widgets/proof_panel.py" />
   <source>The task is still working on the proof of this round.</source>
   <translation>Der Task arbeitet noch am Nachweis dieser Runde.</translation>
  </message>
  <message>
   <location filename="gui/widgets/proof_panel.py" />
   <source>There is no proof of this round.</source>
   <translation>Von dieser Runde gibt es keinen Nachweis.</translation>
  </message>
  <message>
   <location filename="gui/widgets/proof_panel.py" />
   <source>Copy the whole CID</source>
   <translation>Den ganzen CID kopieren</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/widgets/proof_panel.py" />
   <source>{n} bytes</source>
   <translation>
    <numerusform>{n} Byte</numerusform>
    <numerusform>{n} Byte</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/widgets/proof_panel.py" />
   <source>Proof of round {number}</source>
   <translation>Nachweis, Runde {number}</translation>
  </message>
  <message>
   <location filename="gui/widgets/proof_panel.py" />
   <source>signature valid</source>
   <translation>Signatur gültig</translation>
  </message>
  <message>
   <location filename="gui/widgets/proof_panel.py" />
   <source>signature not valid</source>
   <translation>Signatur nicht gültig</translation>
  </message>
  <message>
   <location filename="gui/widgets/pull_panel.py" />
   <source>Stops the task. What is here of the image stays, so the next try is shorter.</source>
   <translation>Hält den Task an. Was vom Image hier ist, bleibt; der nächste Versuch ist also kürzer.</translation>
  </message>
  <message>
   <location filename="gui/widgets/pull_panel.py" />
   <source>Image: {words}</source>
   <translation>Image: {words}</translation>
  </message>
  <message>
   <location filename="gui/widgets/pull_panel.py" />
   <source>Pulling the image {image}: {words}</source>
   <translation>Lädt das Image {image}: {words}</translation>
  </message>
  <message>
   <location filename="gui/widgets/pull_panel.py" />
   <source>Layers of the image</source>
   <translation>Schichten des Images</translation>
  </message>
  <message>
   <location filename="gui/widgets/quit_question.py" />
   <source>Quit Orca Desktop</source>
   <translation>Orca Desktop beenden</translation>
  </message>
  <message>
   <location filename="gui/widgets/quit_question.py" />
   <source>&amp;Quit now</source>
   <translation>&amp;Jetzt beenden</translation>
  </message>
  <message>
   <location filename="gui/widgets/quit_question.py" />
   <source>&amp;Finish rounds first</source>
   <translation>Erst &amp;Runden beenden</translation>
  </message>
  <message>
   <location filename="gui/widgets/quit_question.py" />
   <source>Begins no new round, stops each task once its rounds are over, and quits then.</source>
   <translation>Beginnt keine neue Runde, hält jeden Task nach seinen Runden an und beendet dann das Programm.</translation>
  </message>
  <message>
   <location filename="gui/widgets/quit_question.py" />
   <source>&amp;Keep running</source>
   <translation>&amp;Weiterlaufen lassen</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>Its program does not tell which image.</source>
   <translation>Sein Programm sagt nicht, welches Image.</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>{stake} is needed for the stake; {holds}</source>
   <translation>{stake} sind für den Einsatz nötig; {holds}</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>What the creator says of the task</source>
   <translation>Was der Urheber über den Task sagt</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>Bounty per round</source>
   <translation>Prämie pro Runde</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>Nodes, last round</source>
   <translation>Knoten, letzte Runde</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>Minimum stake</source>
   <translation>Mindesteinsatz</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>Variables: what it asks of you</source>
   <translation>Variablen: was er verlangt</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>Image: what it runs</source>
   <translation>Image: was er ausführt</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>by {author}</source>
   <translation>von {author}</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>Review of the task {name}</source>
   <translation>Prüfung des Tasks {name}</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>{whose} holds {held}.</source>
   <translation>{whose} hält {held}.</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>{whose} was not read yet.</source>
   <translation>{whose} wurde noch nicht gelesen.</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>the main wallet</source>
   <translation>das Haupt-Wallet</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/widgets/review_card.py" />
   <source>{n} slots</source>
   <translation>
    <numerusform>{n} Slot</numerusform>
    <numerusform>{n} Slots</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>≈ {amount} each</source>
   <translation>je ≈ {amount}</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>nobody submitted</source>
   <translation>niemand hat eingereicht</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>up to {percent} % can be cut</source>
   <translation>bis zu {percent} % kürzbar</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>The creator says nothing about it.</source>
   <translation>Der Urheber sagt nichts darüber.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/widgets/review_card.py" />
   <source>{n} rounds</source>
   <translation>
    <numerusform>{n} Runde</numerusform>
    <numerusform>{n} Runden</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>nothing is left</source>
   <translation>nichts ist übrig</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>Stages: how it is spoken to</source>
   <translation>Stufen: wie er angesprochen wird</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>What it asks for</source>
   <translation>Was er verlangt</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>What it will run</source>
   <translation>Was er ausführen wird</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>None are named.</source>
   <translation>Es werden keine genannt.</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_card.py" />
   <source>an unnamed creator</source>
   <translation>ein ungenannter Urheber</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_ways.py" />
   <source>Its container works, proves and audits in the network's rounds. Nothing goes on chain, nothing is staked or earned, and no account is needed.</source>
   <translation>Sein Container arbeitet, weist nach und auditiert in den Runden des Netzwerks. Nichts kommt auf die Chain, nichts wird eingesetzt oder verdient, und ein Konto ist nicht nötig.</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_ways.py" />
   <source>Only look at its rounds, proofs and audits on the chain. Nothing runs, nothing is staked.</source>
   <translation>Seine Runden, Nachweise und Audits nur auf der Chain ansehen. Nichts läuft, nichts ist eingesetzt.</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_ways.py" />
   <source>You practise it already, which shows more.</source>
   <translation>Er wird schon geübt; das zeigt mehr.</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_ways.py" />
   <source>You practise it already.</source>
   <translation>Er wird schon geübt.</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_ways.py" />
   <source>You are watching it already.</source>
   <translation>Dieser Task wird schon beobachtet.</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_ways.py" />
   <source>Practise</source>
   <translation>Üben</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_ways.py" />
   <source>Watch</source>
   <translation>Beobachten</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_ways.py" />
   <source>Joining stakes {stake}. A failed audit costs {percent} % of the stake: {cut}. Stopping leaves the stake where it is.</source>
   <translation>Der Beitritt setzt {stake} ein. Ein verlorenes Audit kostet {percent} % des Einsatzes: {cut}. Nach dem Anhalten bleibt der Einsatz, wo er ist.</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_ways.py" />
   <source>Join and stake {stake}</source>
   <translation>Beitreten und {stake} einsetzen</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_ways.py" />
   <source>Pays the minimum stake and starts the task's container</source>
   <translation>Zahlt den Mindesteinsatz und startet den Container des Tasks</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_ways.py" />
   <source>Joining…</source>
   <translation>Tritt bei…</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_ways.py" />
   <source>The stake is being paid.</source>
   <translation>Der Einsatz wird gezahlt.</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_ways.py" />
   <source>Run</source>
   <translation>Ausführen</translation>
  </message>
  <message>
   <location filename="gui/widgets/review_ways.py" />
   <source>Practice</source>
   <translation>Probelauf</translation>
  </message>
  <message>
   <location filename="gui/widgets/reward_chart.py" />
   <source>Nothing was earned or lost in this time, nor in the time before.</source>
   <translation>In dieser Zeit wurde nichts verdient oder verloren, in der Zeit davor auch nicht.</translation>
  </message>
  <message>
   <location filename="gui/widgets/reward_chart.py" />
   <source>The history is being read…</source>
   <translation>Der Verlauf wird gelesen…</translation>
  </message>
  <message>
   <location filename="gui/widgets/reward_chart.py" />
   <source>Rewards by day, {period} (UTC)</source>
   <translation>Belohnungen nach Tag, {period} (UTC)</translation>
  </message>
  <message>
   <location filename="gui/widgets/reward_chart.py" />
   <source>Rewards by task, {period} (UTC)</source>
   <translation>Belohnungen nach Task, {period} (UTC)</translation>
  </message>
  <message>
   <location filename="gui/widgets/reward_chart.py" />
   <source>Rewards by token, {period} (UTC)</source>
   <translation>Belohnungen nach Token, {period} (UTC)</translation>
  </message>
  <message>
   <location filename="gui/widgets/reward_chart.py" />
   <source>{now}  ·  before: {before}</source>
   <translation>{now}  ·  davor: {before}</translation>
  </message>
  <message>
   <location filename="gui/widgets/reward_chart.py" />
   <source>the {days} days before: {before}</source>
   <translation>die {days} Tage davor: {before}</translation>
  </message>
  <message>
   <location filename="gui/widgets/reward_chart.py" />
   <source>{count} more in the table</source>
   <translation>{count} weitere in der Tabelle</translation>
  </message>
  <message>
   <location filename="gui/widgets/reward_chart.py" />
   <source>Days in UTC</source>
   <translation>Tage in UTC</translation>
  </message>
  <message>
   <location filename="gui/widgets/reward_chart.py" />
   <source>most on {day}, {amount}</source>
   <translation>am meisten am {day}, {amount}</translation>
  </message>
  <message>
   <location filename="gui/widgets/reward_chart.py" />
   <source>the {days} days before</source>
   <translation>die {days} Tage davor</translation>
  </message>
  <message>
   <location filename="gui/widgets/rewards_panel.py" />
   <source>This window has no history to ask.</source>
   <translation>Dieses Fenster hat keinen Verlauf, den es fragen könnte.</translation>
  </message>
  <message>
   <location filename="gui/widgets/rewards_panel.py" />
   <source>Rewards by day</source>
   <translation>Belohnungen nach Tag</translation>
  </message>
  <message>
   <location filename="gui/widgets/rewards_panel.py" />
   <source>Rewards by task</source>
   <translation>Belohnungen nach Task</translation>
  </message>
  <message>
   <location filename="gui/widgets/rewards_panel.py" />
   <source>Rewards by token</source>
   <translation>Belohnungen nach Token</translation>
  </message>
  <message>
   <location filename="gui/widgets/rewards_panel.py" />
   <source>Rewards, beside the time before</source>
   <translation>Belohnungen, neben der Zeit davor</translation>
  </message>
  <message>
   <location filename="gui/widgets/rewards_panel.py" />
   <source>In which token</source>
   <translation>In welchem Token</translation>
  </message>
  <message>
   <location filename="gui/widgets/rewards_panel.py" />
   <source>Whose rewards are shown</source>
   <translation>Wessen Belohnungen gezeigt werden</translation>
  </message>
  <message>
   <location filename="gui/widgets/rewards_panel.py" />
   <source>Show as table</source>
   <translation>Als Tabelle zeigen</translation>
  </message>
  <message>
   <location filename="gui/widgets/rewards_panel.py" />
   <source>The same as a table of figures</source>
   <translation>Dasselbe als Tabelle von Zahlen</translation>
  </message>
  <message>
   <location filename="gui/widgets/rewards_panel.py" />
   <source>Rewards in figures</source>
   <translation>Belohnungen in Zahlen</translation>
  </message>
  <message>
   <location filename="gui/widgets/rewards_panel.py" />
   <source>No rewards can be shown</source>
   <translation>Es können keine Belohnungen gezeigt werden</translation>
  </message>
  <message>
   <location filename="gui/widgets/rewards_panel.py" />
   <source>The last {days} days, beside the {days} before</source>
   <translation>Die letzten {days} Tage, neben den {days} davor</translation>
  </message>
  <message>
   <location filename="gui/widgets/saga_row.py" />
   <source>Cancel it</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <location filename="gui/widgets/saga_row.py" />
   <source>Copy what happened, with its transactions</source>
   <translation>Kopieren, was geschah, mit den Transaktionen</translation>
  </message>
  <message>
   <location filename="gui/widgets/saga_row.py" />
   <source>{done} of {count} done</source>
   <translation>{done} von {count} erledigt</translation>
  </message>
  <message>
   <location filename="gui/widgets/saga_row.py" />
   <source>Something of it was sent already; it is carried to its end.</source>
   <translation>Etwas davon wurde schon gesendet; es wird zu Ende gebracht.</translation>
  </message>
  <message>
   <location filename="gui/widgets/saga_row.py" />
   <source>What became of it nobody can tell</source>
   <translation>Was daraus wurde, kann niemand sagen</translation>
  </message>
  <message>
   <location filename="gui/widgets/saga_row.py" />
   <source>Nothing of it was sent yet</source>
   <translation>Noch wurde nichts davon gesendet</translation>
  </message>
  <message>
   <location filename="gui/widgets/saga_row.py" />
   <source>Now: {step}</source>
   <translation>Jetzt: {step}</translation>
  </message>
  <message>
   <location filename="gui/widgets/saga_row.py" />
   <source>{title}. {word}, {done} of {count} done. {words}</source>
   <translation>{title}. {word}, {done} von {count} erledigt. {words}</translation>
  </message>
  <message>
   <location filename="gui/widgets/server_bar.py" />
   <source>Address of another RPC server</source>
   <translation>Adresse eines weiteren RPC-Servers</translation>
  </message>
  <message>
   <location filename="gui/widgets/server_bar.py" />
   <source>https://… of another RPC server</source>
   <translation>https://… eines weiteren RPC-Servers</translation>
  </message>
  <message>
   <location filename="gui/widgets/server_bar.py" />
   <source>&amp;Add</source>
   <translation>&amp;Hinzufügen</translation>
  </message>
  <message>
   <location filename="gui/widgets/server_bar.py" />
   <source>&amp;Test now</source>
   <translation>Jetzt &amp;prüfen</translation>
  </message>
  <message>
   <location filename="gui/widgets/setting_fields.py" />
   <source>{title}, one a line</source>
   <translation>{title}, eines pro Zeile</translation>
  </message>
  <message>
   <location filename="gui/widgets/setting_row.py" />
   <source>Holds from the next start of the node.</source>
   <translation>Gilt ab dem nächsten Start des Knotens.</translation>
  </message>
  <message>
   <location filename="gui/widgets/setting_row.py" />
   <source>Holds from the next start of the program.</source>
   <translation>Gilt ab dem nächsten Start des Programms.</translation>
  </message>
  <message>
   <location filename="gui/widgets/setting_row.py" />
   <source>Kept. The node goes by it from its next start.</source>
   <translation>Gespeichert. Der Knoten richtet sich ab seinem nächsten Start danach.</translation>
  </message>
  <message>
   <location filename="gui/widgets/setting_row.py" />
   <source>Kept. The program goes by it from its next start.</source>
   <translation>Gespeichert. Das Programm richtet sich ab seinem nächsten Start danach.</translation>
  </message>
  <message>
   <location filename="gui/widgets/setting_row.py" />
   <source>Back to the usual: {usual}</source>
   <translation>Zurück zum Üblichen: {usual}</translation>
  </message>
  <message>
   <location filename="gui/widgets/setting_row.py" />
   <source>{title}: back to the usual</source>
   <translation>{title}: zurück zum Üblichen</translation>
  </message>
  <message>
   <location filename="gui/widgets/setting_row.py" />
   <source>Kept.</source>
   <translation>Gespeichert.</translation>
  </message>
  <message>
   <location filename="gui/widgets/setting_row.py" />
   <source>One a line, in their order.</source>
   <translation>Eines pro Zeile, in ihrer Reihenfolge.</translation>
  </message>
  <message>
   <location filename="gui/widgets/setup_step.py" />
   <source>Command to type in a terminal</source>
   <translation>Befehl für ein Terminal</translation>
  </message>
  <message>
   <location filename="gui/widgets/setup_step.py" />
   <source>Copy the command</source>
   <translation>Den Befehl kopieren</translation>
  </message>
  <message>
   <location filename="gui/widgets/shortcuts_sheet.py" />
   <source>Alt with the underlined letter of a button or a switch presses it.</source>
   <translation>Alt mit dem unterstrichenen Buchstaben einer Schaltfläche oder eines Schalters betätigt sie.</translation>
  </message>
  <message>
   <location filename="gui/widgets/shortcuts_sheet.py" />
   <source>{first} or {last}</source>
   <translation>{first} oder {last}</translation>
  </message>
  <message>
   <location filename="gui/widgets/shortcuts_sheet.py" />
   <source>Close (Escape)</source>
   <translation>Schließen (Esc)</translation>
  </message>
  <message>
   <location filename="gui/widgets/shortcuts_sheet.py" />
   <source>Keyboard shortcuts</source>
   <translation>Tastenkürzel</translation>
  </message>
  <message>
   <location filename="gui/widgets/sidebar.py" />
   <source>Main key {main}
Staking key {staking}
Balance as of slot {as_of}</source>
   <translation>Hauptschlüssel {main}
Staking-Schlüssel {staking}
Guthaben, Stand: Slot {as_of}</translation>
  </message>
  <message>
   <location filename="gui/widgets/sidebar.py" />
   <source>Page {title}</source>
   <translation>Seite {title}</translation>
  </message>
  <message>
   <location filename="gui/widgets/sidebar.py" />
   <source>slot {slot} · {length} ms</source>
   <translation>Slot {slot} · {length} ms</translation>
  </message>
  <message>
   <location filename="gui/widgets/sidebar.py" />
   <source>Only the bundled sample runs.</source>
   <translation>Nur das mitgelieferte Beispiel läuft.</translation>
  </message>
  <message>
   <location filename="gui/widgets/sidebar.py" />
   <source>No account</source>
   <translation>Kein Konto</translation>
  </message>
  <message>
   <location filename="gui/widgets/sidebar.py" />
   <source>Tasks can be practised, not run.</source>
   <translation>Tasks können geübt, nicht ausgeführt werden.</translation>
  </message>
  <message>
   <location filename="gui/widgets/sidebar.py" />
   <source>Its balance is being read…</source>
   <translation>Sein Guthaben wird gelesen…</translation>
  </message>
  <message>
   <location filename="gui/widgets/sidebar.py" />
   <source>being looked up…</source>
   <translation>wird nachgeschlagen…</translation>
  </message>
  <message>
   <location filename="gui/widgets/sidebar.py" />
   <source>being read…</source>
   <translation>wird gelesen…</translation>
  </message>
  <message>
   <location filename="gui/widgets/sidebar.py" />
   <source>Page {title}, {count} not read</source>
   <translation>Seite {title}, {count} nicht gelesen</translation>
  </message>
  <message>
   <location filename="gui/widgets/sidebar.py" />
   <source>Network reachable</source>
   <translation>Netzwerk erreichbar</translation>
  </message>
  <message>
   <location filename="gui/widgets/sidebar.py" />
   <source>last seen at slot {slot}</source>
   <translation>zuletzt zu sehen bei Slot {slot}</translation>
  </message>
  <message>
   <location filename="gui/widgets/sidebar.py" />
   <source>Network unreachable</source>
   <translation>Netzwerk nicht erreichbar</translation>
  </message>
  <message>
   <location filename="gui/widgets/sidebar.py" />
   <source>Without Docker</source>
   <translation>Ohne Docker</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/widgets/sidebar.py" />
   <source>{n} containers running</source>
   <translation>
    <numerusform>{n} Container läuft</numerusform>
    <numerusform>{n} Container laufen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/widgets/sidebar.py" />
   <source>Docker unavailable</source>
   <translation>Docker nicht verfügbar</translation>
  </message>
  <message>
   <location filename="gui/widgets/sidebar.py" />
   <source>No task can start.</source>
   <translation>Kein Task kann starten.</translation>
  </message>
  <message>
   <location filename="gui/widgets/stages_choice.py" />
   <source>It asks you to sign with the main key, which holds your money. The container is shown what was signed and may send it on; no payment can be made with it.</source>
   <translation>Der Task verlangt Signaturen mit dem Hauptschlüssel, auf dem Geld liegt. Der Container bekommt zu sehen, was signiert wurde, und kann es weitersenden; eine Zahlung ist damit nicht möglich.</translation>
  </message>
  <message>
   <location filename="gui/widgets/stages_choice.py" />
   <source>It may sign with my main key</source>
   <translation>Er darf mit meinem Hauptschlüssel signieren</translation>
  </message>
  <message>
   <location filename="gui/widgets/stages_choice.py" />
   <source>These stages sign with your main key: say first that they may.</source>
   <translation>Diese Stufen signieren mit dem Hauptschlüssel: Zuerst angeben, dass sie es dürfen.</translation>
  </message>
  <message>
   <location filename="gui/widgets/stages_choice.py" />
   <source>These stages were chosen for the task; there is no such file any more.</source>
   <translation>Diese Stufen wurden für den Task gewählt; die Datei dazu gibt es nicht mehr.</translation>
  </message>
  <message>
   <location filename="gui/widgets/stages_choice.py" />
   <source>Stages: how the task is spoken to</source>
   <translation>Stufen: wie der Task angesprochen wird</translation>
  </message>
  <message>
   <location filename="gui/widgets/stages_choice.py" />
   <source>Not offered: {problem}</source>
   <translation>Nicht angeboten: {problem}</translation>
  </message>
  <message>
   <location filename="gui/widgets/stages_choice.py" />
   <source>Use these stages</source>
   <translation>Diese Stufen verwenden</translation>
  </message>
  <message>
   <location filename="gui/widgets/stages_choice.py" />
   <source>Read the files again</source>
   <translation>Die Dateien neu lesen</translation>
  </message>
  <message>
   <location filename="gui/widgets/stages_choice.py" />
   <source>Looks for stages of yours in the folder “stages” of the node's data folder</source>
   <translation>Sucht im Ordner „stages“ des Datenordners nach eigenen Stufen</translation>
  </message>
  <message>
   <location filename="gui/widgets/stages_choice.py" />
   <source>And {count} more; `orca-desktop stages` lists all of them.</source>
   <translation>Und {count} weitere; `orca-desktop stages` zählt alle auf.</translation>
  </message>
  <message>
   <location filename="gui/widgets/stages_choice.py" />
   <source>Orca template</source>
   <translation>Orca-Vorlage</translation>
  </message>
  <message>
   <location filename="gui/widgets/stages_choice.py" />
   <source>The task is spoken to by these.</source>
   <translation>Mit diesen wird der Task angesprochen.</translation>
  </message>
  <message>
   <location filename="gui/widgets/stages_choice.py" />
   <source>From the next call on</source>
   <translation>Vom nächsten Aufruf an</translation>
  </message>
  <message>
   <location filename="gui/widgets/stages_choice.py" />
   <source>{title} (yours)</source>
   <translation>{title} (eigene)</translation>
  </message>
  <message>
   <location filename="gui/widgets/status_box.py" />
   <source>Copy the {what}</source>
   <translation>Kopieren: {what}</translation>
  </message>
  <message>
   <location filename="gui/widgets/strangers_markdown.py" />
   <source>[picture {name}, not loaded]</source>
   <translation>[Bild {name}, nicht geladen]</translation>
  </message>
  <message>
   <location filename="gui/widgets/table.py" />
   <source>Actions for the row</source>
   <translation>Befehle für die Zeile</translation>
  </message>
  <message>
   <location filename="gui/widgets/table.py" />
   <source>Columns</source>
   <translation>Spalten</translation>
  </message>
  <message>
   <location filename="gui/widgets/table_columns.py" />
   <source>At least one column stays.</source>
   <translation>Mindestens eine Spalte bleibt.</translation>
  </message>
  <message>
   <location filename="gui/widgets/table_find.py" />
   <source>Search the table</source>
   <translation>Die Tabelle durchsuchen</translation>
  </message>
  <message>
   <location filename="gui/widgets/table_find.py" />
   <source>The row before (Shift+Enter)</source>
   <translation>Die Zeile davor (Umschalt+Eingabe)</translation>
  </message>
  <message>
   <location filename="gui/widgets/table_find.py" />
   <source>The next row (Enter)</source>
   <translation>Die nächste Zeile (Eingabe)</translation>
  </message>
  <message>
   <location filename="gui/widgets/table_find.py" />
   <source>Close the search (Escape)</source>
   <translation>Die Suche schließen (Esc)</translation>
  </message>
  <message>
   <location filename="gui/widgets/table_find.py" />
   <source>{place} of {count}</source>
   <translation>{place} von {count}</translation>
  </message>
  <message>
   <location filename="gui/widgets/table_find.py" />
   <source>Nothing found</source>
   <translation>Nichts gefunden</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/widgets/table_menu.py" />
   <source>Copy {n} rows</source>
   <translation>
    <numerusform>Die Zeile kopieren</numerusform>
    <numerusform>{n} Zeilen kopieren</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/widgets/table_menu.py" />
   <source>Copy the cell “{column}”</source>
   <translation>Die Zelle „{column}“ kopieren</translation>
  </message>
  <message>
   <location filename="gui/widgets/table_menu.py" />
   <source>Reset columns</source>
   <translation>Spalten zurücksetzen</translation>
  </message>
  <message>
   <location filename="gui/widgets/table_menu.py" />
   <source>The table is not sorted by it.</source>
   <translation>Die Tabelle ist nicht danach sortiert.</translation>
  </message>
  <message>
   <location filename="gui/widgets/table_menu.py" />
   <source>It is so already.</source>
   <translation>Es ist schon so.</translation>
  </message>
  <message>
   <location filename="gui/widgets/table_menu.py" />
   <source>Sort as the page does</source>
   <translation>Sortieren, wie es die Seite tut</translation>
  </message>
  <message>
   <location filename="gui/widgets/table_menu.py" />
   <source>It is the only column.</source>
   <translation>Es ist die einzige Spalte.</translation>
  </message>
  <message>
   <location filename="gui/widgets/table_menu.py" />
   <source>Move left</source>
   <translation>Nach links</translation>
  </message>
  <message>
   <location filename="gui/widgets/table_menu.py" />
   <source>Move right</source>
   <translation>Nach rechts</translation>
  </message>
  <message>
   <location filename="gui/widgets/table_menu.py" />
   <source>Make wider</source>
   <translation>Breiter</translation>
  </message>
  <message>
   <location filename="gui/widgets/table_menu.py" />
   <source>Make narrower</source>
   <translation>Schmaler</translation>
  </message>
  <message>
   <location filename="gui/widgets/table_menu.py" />
   <source>Sort by “{column}” ↑</source>
   <translation>Nach „{column}“ sortieren ↑</translation>
  </message>
  <message>
   <location filename="gui/widgets/table_menu.py" />
   <source>Sort by “{column}” ↓</source>
   <translation>Nach „{column}“ sortieren ↓</translation>
  </message>
  <message>
   <location filename="gui/widgets/table_menu.py" />
   <source>It is empty.</source>
   <translation>Sie ist leer.</translation>
  </message>
  <message>
   <location filename="gui/widgets/table_menu.py" />
   <source>It is the first.</source>
   <translation>Sie ist die erste.</translation>
  </message>
  <message>
   <location filename="gui/widgets/table_menu.py" />
   <source>It is the last.</source>
   <translation>Sie ist die letzte.</translation>
  </message>
  <message>
   <location filename="gui/widgets/task_menu.py" />
   <source>Actions for {name}</source>
   <translation>Befehle für {name}</translation>
  </message>
  <message>
   <location filename="gui/widgets/task_menu.py" />
   <source>Leave…</source>
   <translation>Verlassen…</translation>
  </message>
  <message>
   <location filename="gui/widgets/task_menu.py" />
   <source>Stops it and takes it from the list; you are asked first</source>
   <translation>Hält den Task an und nimmt ihn aus der Liste; vorher wird gefragt</translation>
  </message>
  <message>
   <location filename="gui/widgets/token_limit.py" />
   <source>Each token has a limit of its own, as nobody here knows what it is worth. Empty: any amount.</source>
   <translation>Jeder Token hat eine eigene Grenze, denn hier weiß niemand, was er wert ist. Leer: beliebiger Betrag.</translation>
  </message>
  <message>
   <location filename="gui/widgets/token_limit.py" />
   <source>The token</source>
   <translation>Der Token</translation>
  </message>
  <message>
   <location filename="gui/widgets/token_limit.py" />
   <source>Most of {symbol} in a day</source>
   <translation>{symbol} höchstens pro Tag</translation>
  </message>
  <message>
   <location filename="gui/widgets/token_limit.py" />
   <source>Most of a token in a day</source>
   <translation>Von einem Token höchstens pro Tag</translation>
  </message>
  <message>
   <location filename="gui/widgets/token_limit.py" />
   <source>How much of it</source>
   <translation>Wie viel davon</translation>
  </message>
  <message>
   <location filename="gui/widgets/token_limit.py" />
   <source>Within the last day: {spent}.</source>
   <translation>In den letzten 24 Stunden: {spent}.</translation>
  </message>
  <message>
   <location filename="gui/widgets/trouble_banners.py" />
   <source>{server} does not answer. The program keeps trying.</source>
   <translation>{server} antwortet nicht. Das Programm versucht es weiter.</translation>
  </message>
  <message>
   <location filename="gui/widgets/trouble_banners.py" />
   <source>No Docker Engine answers, so no task can start. Start Docker; the program keeps trying.</source>
   <translation>Keine Docker-Engine antwortet, deshalb kann kein Task starten. Docker starten; das Programm versucht es weiter.</translation>
  </message>
  <message>
   <location filename="gui/widgets/trouble_banners.py" />
   <source>Docker is not running</source>
   <translation>Docker läuft nicht</translation>
  </message>
  <message>
   <location filename="gui/widgets/trouble_banners.py" />
   <source>This node's records</source>
   <translation>Die Aufzeichnungen dieses Knotens</translation>
  </message>
  <message>
   <location filename="gui/widgets/usage_chart.py" />
   <source>now {value}</source>
   <translation>jetzt {value}</translation>
  </message>
  <message>
   <location filename="gui/widgets/usage_chart.py" />
   <source>mean {value}</source>
   <translation>Mittel {value}</translation>
  </message>
  <message>
   <location filename="gui/widgets/usage_chart.py" />
   <source>from {begin} to {end}</source>
   <translation>von {begin} bis {end}</translation>
  </message>
  <message>
   <location filename="gui/widgets/usage_chart.py" />
   <source>{title}: nothing measured yet</source>
   <translation>{title}: noch nichts gemessen</translation>
  </message>
  <message>
   <location filename="gui/widgets/usage_chart.py" />
   <source>{time}, round {number}</source>
   <translation>{time}, Runde {number}</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/widgets/usage_chart.py" />
   <source>{n} rounds began</source>
   <translation>
    <numerusform>{n} Runde begann</numerusform>
    <numerusform>{n} Runden begannen</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/widgets/usage_panel.py" />
   <source>The last 15 minutes</source>
   <translation>Die letzten 15 Minuten</translation>
  </message>
  <message>
   <location filename="gui/widgets/usage_panel.py" />
   <source>The last 24 hours</source>
   <translation>Die letzten 24 Stunden</translation>
  </message>
  <message>
   <location filename="gui/widgets/usage_panel.py" />
   <source>Nothing has been measured yet.</source>
   <translation>Noch wurde nichts gemessen.</translation>
  </message>
  <message>
   <location filename="gui/widgets/usage_panel.py" />
   <source>What it uses</source>
   <translation>Verbrauch</translation>
  </message>
  <message>
   <location filename="gui/widgets/usage_panel.py" />
   <source>What the task uses, in figures</source>
   <translation>Verbrauch des Tasks in Zahlen</translation>
  </message>
  <message>
   <location filename="gui/widgets/usage_panel.py" />
   <source>What it used when it last ran</source>
   <translation>Verbrauch beim letzten Lauf</translation>
  </message>
  <message>
   <location filename="gui/widgets/usage_panel.py" />
   <source>in</source>
   <translation>ein</translation>
  </message>
  <message>
   <location filename="gui/widgets/usage_panel.py" />
   <source>out</source>
   <translation>aus</translation>
  </message>
  <message>
   <location filename="gui/widgets/usage_panel.py" />
   <source>written</source>
   <translation>geschr.</translation>
  </message>
  <message>
   <location filename="gui/widgets/variable_fields.py" />
   <source>Values are kept in the keyring of this computer, and are not shown again.</source>
   <translation>Werte werden im Schlüsselbund dieses Rechners aufbewahrt und nicht wieder gezeigt.</translation>
  </message>
  <message>
   <location filename="gui/widgets/variable_fields.py" />
   <source>A text of several lines is set in a terminal: orca-desktop variables TASK set NAME</source>
   <translation>Ein mehrzeiliger Text wird in einem Terminal gesetzt: orca-desktop variables TASK set NAME</translation>
  </message>
  <message>
   <location filename="gui/widgets/variable_fields.py" />
   <source>Value of {shown}</source>
   <translation>Wert von {shown}</translation>
  </message>
  <message>
   <location filename="gui/widgets/variable_fields.py" />
   <source>Show the value of {shown} that was typed</source>
   <translation>Den eingetippten Wert von {shown} zeigen</translation>
  </message>
  <message>
   <location filename="gui/widgets/variable_fields.py" />
   <source>Without {names} the task is joined and waits; nothing is staked before.</source>
   <translation>Ohne {names} wird dem Task beigetreten, und er wartet; vorher wird nichts eingesetzt.</translation>
  </message>
  <message>
   <location filename="gui/widgets/variable_fields.py" />
   <source>set; type to replace it</source>
   <translation>gesetzt; zum Ersetzen eintippen</translation>
  </message>
  <message>
   <location filename="gui/widgets/variable_fields.py" />
   <source>not set</source>
   <translation>nicht gesetzt</translation>
  </message>
  <message>
   <location filename="gui/widgets/variable_fields.py" />
   <source>Hide</source>
   <translation>Verbergen</translation>
  </message>
  <message>
   <location filename="gui/widgets/variable_fields.py" />
   <source>What was typed, to be checked</source>
   <translation>Was eingetippt wurde, zum Prüfen</translation>
  </message>
  <message>
   <location filename="gui/widgets/variable_fields.py" />
   <source>Nothing was typed</source>
   <translation>Es wurde nichts eingetippt</translation>
  </message>
  <message>
   <location filename="gui/widgets/variables_panel.py" />
   <source>A running container is started again with what you change.</source>
   <translation>Ein laufender Container wird mit den Änderungen neu gestartet.</translation>
  </message>
  <message>
   <location filename="gui/widgets/variables_panel.py" />
   <source>Takes it out of the keyring. The task then waits for it.</source>
   <translation>Nimmt sie aus dem Schlüsselbund. Der Task wartet dann darauf.</translation>
  </message>
  <message>
   <location filename="gui/widgets/variables_panel.py" />
   <source>Takes it out of the keyring. The task asks for it no more.</source>
   <translation>Nimmt sie aus dem Schlüsselbund. Der Task verlangt sie nicht mehr.</translation>
  </message>
  <message>
   <location filename="gui/widgets/variables_panel.py" />
   <source>Set</source>
   <translation>Setzen</translation>
  </message>
  <message>
   <location filename="gui/widgets/variables_panel.py" />
   <source>Remove</source>
   <translation>Entfernen</translation>
  </message>
  <message>
   <location filename="gui/widgets/variables_panel.py" />
   <source>Remove {shown}</source>
   <translation>{shown} entfernen</translation>
  </message>
  <message>
   <location filename="gui/widgets/variables_panel.py" />
   <source>missing</source>
   <translation>fehlt</translation>
  </message>
  <message>
   <location filename="gui/widgets/variables_panel.py" />
   <source>The keyring is being asked.</source>
   <translation>Der Schlüsselbund wird gefragt.</translation>
  </message>
  <message>
   <location filename="gui/widgets/variables_panel.py" />
   <source>Type a value first.</source>
   <translation>Zuerst einen Wert eintippen.</translation>
  </message>
  <message>
   <location filename="gui/widgets/variables_panel.py" />
   <source>Last changed {when}.</source>
   <translation>Zuletzt geändert: {when}.</translation>
  </message>
  <message>
   <location filename="gui/widgets/variables_panel.py" />
   <source>set</source>
   <translation>gesetzt</translation>
  </message>
  <message>
   <location filename="gui/widgets/variables_panel.py" />
   <source>set, no longer asked for</source>
   <translation>gesetzt, nicht mehr verlangt</translation>
  </message>
  <message>
   <location filename="gui/widgets/variables_panel.py" />
   <source>Replace</source>
   <translation>Ersetzen</translation>
  </message>
  <message>
   <location filename="gui/widgets/variables_panel.py" />
   <source>It is not set.</source>
   <translation>Sie ist nicht gesetzt.</translation>
  </message>
  <message>
   <location filename="gui/widgets/why_panel.py" />
   <source>Nothing can be asked before a round of this task has begun.</source>
   <translation>Bevor eine Runde dieses Tasks begonnen hat, lässt sich nichts fragen.</translation>
  </message>
  <message>
   <location filename="gui/widgets/why_panel.py" />
   <source>Round {number}: {words}</source>
   <translation>Runde {number}: {words}</translation>
  </message>
  <message>
   <location filename="gui/widgets/why_panel.py" />
   <source>Facts about the round</source>
   <translation>Tatsachen zur Runde</translation>
  </message>
  <message>
   <location filename="gui/widgets/why_panel.py" />
   <source>Copy all of it as text</source>
   <translation>Alles als Text kopieren</translation>
  </message>
  <message>
   <location filename="gui/widgets/why_panel.py" />
   <source>Answer: {answer}</source>
   <translation>Antwort: {answer}</translation>
  </message>
  <message>
   <location filename="gui/widgets/why_panel.py" />
   <source>Why?</source>
   <translation>Warum?</translation>
  </message>
  <message>
   <location filename="gui/widgets/why_panel.py" />
   <source>{fact} · the answer</source>
   <translation>{fact} · die Antwort</translation>
  </message>
  <message>
   <location filename="gui/widgets/words_grid.py" />
   <source>The words. {spoken}</source>
   <translation>Die Wörter. {spoken}</translation>
  </message>
  <message>
   <location filename="gui/widgets/words_grid.py" />
   <source>The words</source>
   <translation>Die Wörter</translation>
  </message>
  <message>
   <location filename="gui/word_list.py" />
   <source>Words {places} are not in the list of words. Check their spelling.</source>
   <translation>Die Wörter {places} stehen nicht in der Liste der Wörter. Bitte die Schreibweise prüfen.</translation>
  </message>
  <message>
   <location filename="gui/word_list.py" />
   <source>Type or paste the 12 or 24 words.</source>
   <translation>Die 12 oder 24 Wörter eintippen oder einfügen.</translation>
  </message>
  <message numerus="yes">
   <location filename="gui/word_list.py" />
   <source>{n} words so far, all in the list. A phrase has 12 or 24.</source>
   <translation>
    <numerusform>{n} Wort bisher, aus der Liste. Eine Wortfolge hat 12 oder 24.</numerusform>
    <numerusform>{n} Wörter bisher, alle aus der Liste. Eine Wortfolge hat 12 oder 24.</numerusform>
   </translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Jan</source>
   <translation>Jan</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Feb</source>
   <translation>Feb</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Mar</source>
   <translation>Mär</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Apr</source>
   <translation>Apr</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>May</source>
   <translation>Mai</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Jun</source>
   <translation>Jun</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Jul</source>
   <translation>Jul</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Aug</source>
   <translation>Aug</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Sep</source>
   <translation>Sep</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Oct</source>
   <translation>Okt</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Nov</source>
   <translation>Nov</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Dec</source>
   <translation>Dez</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>{day} {month}</source>
   <translation>{day}. {month}</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>{count} cores</source>
   <translation>{count} Kerne</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Practising</source>
   <translation>Übt</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>not begun</source>
   <translation>nicht begonnen</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Working</source>
   <translation>In Arbeit</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Work done</source>
   <translation>Arbeit getan</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Submitted</source>
   <translation>Eingereicht</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>In audit</source>
   <translation>Im Audit</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Settling</source>
   <translation>Abrechnung</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Paid</source>
   <translation>Bezahlt</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Unpaid</source>
   <translation>Unbezahlt</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Nothing to submit</source>
   <translation>Nichts einzureichen</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Practised</source>
   <translation>Geübt</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Would miss</source>
   <translation>Wäre versäumt</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>voted for</source>
   <translation>dafür gestimmt</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>voted against</source>
   <translation>dagegen gestimmt</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>not needed</source>
   <translation>nicht nötig</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>not sent</source>
   <translation>nicht gesendet</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>would be for</source>
   <translation>wäre dafür</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>would be against</source>
   <translation>wäre dagegen</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Proof stood</source>
   <translation>Nachweis hielt stand</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>No reward</source>
   <translation>Keine Belohnung</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Holds</source>
   <translation>Trifft zu</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Fails</source>
   <translation>Trifft nicht zu</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Not known</source>
   <translation>Nicht bekannt</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Valid</source>
   <translation>Gültig</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>Not valid</source>
   <translation>Nicht gültig</translation>
  </message>
  <message>
   <location filename="gui/words.py" />
   <source>No verdict</source>
   <translation>Kein Urteil</translation>
  </message>
 </context>
 <context>
  <name>node</name>
  <message>
   <source>plain file</source>
   <translation>einfache Datei</translation>
  </message>
  <message>
   <source>watch only</source>
   <translation>nur beobachten</translation>
  </message>
  <message>
   <source>submit list</source>
   <translation>Einreichung der Liste</translation>
  </message>
  <message>
   <source>vote on list</source>
   <translation>Stimme zur Liste</translation>
  </message>
  <message>
   <source>pay out</source>
   <translation>Auszahlung</translation>
  </message>
  <message>
   <source>Units</source>
   <translation>Einheiten</translation>
  </message>
  <message>
   <source>Roe</source>
   <translation>Roe</translation>
  </message>
  <message>
   <source>made where the engine runs</source>
   <translation>dort gebaut, wo die Container-Engine läuft</translation>
  </message>
  <message>
   <source>Image</source>
   <translation>Image</translation>
  </message>
  <message>
   <source>Image version</source>
   <translation>Version des Images</translation>
  </message>
  <message>
   <source>{count} slots</source>
   <translation>{count} Slots</translation>
  </message>
  <message>
   <source>Program (CID)</source>
   <translation>Programm (CID)</translation>
  </message>
  <message>
   <source>Minimum stake</source>
   <translation>Mindesteinsatz</translation>
  </message>
  <message>
   <source>Round time</source>
   <translation>Rundendauer</translation>
  </message>
  <message>
   <source>Submission window</source>
   <translation>Einreichungsfenster</translation>
  </message>
  <message>
   <source>Audit window</source>
   <translation>Auditfenster</translation>
  </message>
  <message>
   <source>And more</source>
   <translation>Und mehr</translation>
  </message>
  <message>
   <source>{value} other fields are not shown</source>
   <translation>{value} weitere Felder werden nicht gezeigt</translation>
  </message>
  <message>
   <source>{path} ({words}, read only)</source>
   <translation>{path} ({words}, nur lesbar)</translation>
  </message>
  <message>
   <source>Pod spec</source>
   <translation>Pod-Spec</translation>
  </message>
  <message>
   <source>as you agreed</source>
   <translation>wie vereinbart</translation>
  </message>
  <message>
   <source>written in another way; it reads the same</source>
   <translation>anders geschrieben; es liest sich gleich</translation>
  </message>
  <message>
   <source>Your variables</source>
   <translation>Eigene Variablen</translation>
  </message>
  <message>
   <source>Names of hosts</source>
   <translation>Hostnamen</translation>
  </message>
  <message>
   <source>Command</source>
   <translation>Befehl</translation>
  </message>
  <message>
   <source>Arguments</source>
   <translation>Argumente</translation>
  </message>
  <message>
   <source>Working folder</source>
   <translation>Arbeitsordner</translation>
  </message>
  <message>
   <source>Folders</source>
   <translation>Ordner</translation>
  </message>
  <message>
   <source>User</source>
   <translation>Benutzer</translation>
  </message>
  <message>
   <source>Memory</source>
   <translation>Arbeitsspeicher</translation>
  </message>
  <message>
   <source>Processors</source>
   <translation>Prozessoren</translation>
  </message>
  <message>
   <source>Graphics processor</source>
   <translation>Grafikprozessor</translation>
  </message>
  <message>
   <source>the shared models</source>
   <translation>die gemeinsamen Modelle</translation>
  </message>
  <message>
   <source>its data, folder {name}</source>
   <translation>eigene Daten, Ordner {name}</translation>
  </message>
  <message>
   <source>its data</source>
   <translation>eigene Daten</translation>
  </message>
  <message>
   <source>in memory</source>
   <translation>im Arbeitsspeicher</translation>
  </message>
  <message>
   <source>in memory, {value} MiB</source>
   <translation>im Arbeitsspeicher, {value} MiB</translation>
  </message>
  <message>
   <source>asked for</source>
   <translation>verlangt</translation>
  </message>
  <message>
   <source>Environment {variable}</source>
   <translation>Umgebungsvariable {variable}</translation>
  </message>
  <message>
   <source>Row</source>
   <translation>Zeile</translation>
  </message>
  <message>
   <source>not needed</source>
   <translation>nicht nötig</translation>
  </message>
  <message>
   <source>not sent</source>
   <translation>nicht gesendet</translation>
  </message>
  <message>
   <source>would be for</source>
   <translation>wäre dafür</translation>
  </message>
  <message>
   <source>would be against</source>
   <translation>wäre dagegen</translation>
  </message>
  <message>
   <source>it has more than {max_document_bytes} bytes</source>
   <translation>mehr als {max_document_bytes} Byte</translation>
  </message>
  <message>
   <source>it is nested too deeply</source>
   <translation>zu tief verschachtelt</translation>
  </message>
  <message>
   <source>it is no JSON</source>
   <translation>kein JSON</translation>
  </message>
  <message>
   <source>the amount of {key} is no whole number</source>
   <translation>der Betrag von {key} ist keine ganze Zahl</translation>
  </message>
  <message>
   <source>{key} has no stake in this task</source>
   <translation>{key} hat in diesem Task keinen Einsatz</translation>
  </message>
  <message>
   <source>the rewards add up to {rewards}, more than the round's bounty of {bounty}</source>
   <translation>die Belohnungen ergeben {rewards}, mehr als den Prämientopf der Runde von {bounty}</translation>
  </message>
  <message>
   <source>Something went wrong</source>
   <translation>Etwas ist schiefgegangen</translation>
  </message>
  <message>
   <source>This is not a task ID</source>
   <translation>Das ist keine Task-ID</translation>
  </message>
  <message>
   <source>This task cannot be joined</source>
   <translation>Diesem Task kann nicht beigetreten werden</translation>
  </message>
  <message>
   <source>No such task</source>
   <translation>Diesen Task gibt es nicht</translation>
  </message>
  <message>
   <source>This is not a task</source>
   <translation>Das ist kein Task</translation>
  </message>
  <message>
   <source>This task is not active</source>
   <translation>Dieser Task ist nicht aktiv</translation>
  </message>
  <message>
   <source>This task has moved</source>
   <translation>Dieser Task ist umgezogen</translation>
  </message>
  <message>
   <source>You have joined this task already</source>
   <translation>Diesem Task wurde schon beigetreten</translation>
  </message>
  <message>
   <source>This task leads nowhere</source>
   <translation>Dieser Task führt nirgendwohin</translation>
  </message>
  <message>
   <source>The task names no image</source>
   <translation>Der Task nennt kein Image</translation>
  </message>
  <message>
   <source>Which image does the task run?</source>
   <translation>Welches Image führt der Task aus?</translation>
  </message>
  <message>
   <source>This image cannot be used</source>
   <translation>Dieses Image ist nicht verwendbar</translation>
  </message>
  <message>
   <source>This task asks for what it cannot have</source>
   <translation>Dieser Task verlangt, was er nicht haben darf</translation>
  </message>
  <message>
   <source>This task is only watched</source>
   <translation>Dieser Task wird nur beobachtet</translation>
  </message>
  <message>
   <source>This task only practises</source>
   <translation>Dieser Task übt nur</translation>
  </message>
  <message>
   <source>Something has changed</source>
   <translation>Etwas hat sich geändert</translation>
  </message>
  <message>
   <source>The network gives no usable answer</source>
   <translation>Das Netzwerk gibt keine brauchbare Antwort</translation>
  </message>
  <message>
   <source>The network cannot be reached</source>
   <translation>Das Netzwerk ist nicht erreichbar</translation>
  </message>
  <message>
   <source>The network refused the request</source>
   <translation>Das Netzwerk hat die Anfrage abgelehnt</translation>
  </message>
  <message>
   <source>The network's answer cannot be read</source>
   <translation>Die Antwort des Netzwerks kann nicht gelesen werden</translation>
  </message>
  <message>
   <source>The network rejected a transaction</source>
   <translation>Das Netzwerk hat eine Transaktion zurückgewiesen</translation>
  </message>
  <message>
   <source>A transaction came too late</source>
   <translation>Eine Transaktion kam zu spät</translation>
  </message>
  <message>
   <source>It is not known whether a transaction arrived</source>
   <translation>Ob eine Transaktion angekommen ist, ist nicht bekannt</translation>
  </message>
  <message>
   <source>Not enough KOII</source>
   <translation>Nicht genug KOII</translation>
  </message>
  <message>
   <source>A file of the task is not available</source>
   <translation>Eine Datei des Tasks ist nicht verfügbar</translation>
  </message>
  <message>
   <source>There is nowhere to store proofs</source>
   <translation>Es gibt keinen Speicherort für Nachweise</translation>
  </message>
  <message>
   <source>A file of the task is too large</source>
   <translation>Eine Datei des Tasks ist zu groß</translation>
  </message>
  <message>
   <source>The container engine reports a problem</source>
   <translation>Die Container-Engine meldet ein Problem</translation>
  </message>
  <message>
   <source>Docker is not running</source>
   <translation>Docker läuft nicht</translation>
  </message>
  <message>
   <source>The task's image is not available</source>
   <translation>Das Image des Tasks ist nicht verfügbar</translation>
  </message>
  <message>
   <source>The task's container does not run</source>
   <translation>Der Container des Tasks läuft nicht</translation>
  </message>
  <message>
   <source>This cannot be done with the task's data</source>
   <translation>Mit den Daten des Tasks geht das nicht</translation>
  </message>
  <message>
   <source>This cannot be done with the cache of models</source>
   <translation>Mit dem Zwischenspeicher der Modelle geht das nicht</translation>
  </message>
  <message>
   <source>The task gives no usable answer</source>
   <translation>Der Task gibt keine brauchbare Antwort</translation>
  </message>
  <message>
   <source>The task does not answer</source>
   <translation>Der Task antwortet nicht</translation>
  </message>
  <message>
   <source>The task answered with an error</source>
   <translation>Der Task hat mit einem Fehler geantwortet</translation>
  </message>
  <message>
   <source>The task cannot be asked</source>
   <translation>Der Task kann nicht gefragt werden</translation>
  </message>
  <message>
   <source>The task's answer cannot be read</source>
   <translation>Die Antwort des Tasks kann nicht gelesen werden</translation>
  </message>
  <message>
   <source>The task has no proof for this round</source>
   <translation>Der Task hat keinen Nachweis für diese Runde</translation>
  </message>
  <message>
   <source>The proof is too large</source>
   <translation>Der Nachweis ist zu groß</translation>
  </message>
  <message>
   <source>The wallet cannot be used</source>
   <translation>Das Wallet ist nicht verwendbar</translation>
  </message>
  <message>
   <source>No keyring on this machine</source>
   <translation>Kein Schlüsselbund auf diesem Rechner</translation>
  </message>
  <message>
   <source>The keyring is locked</source>
   <translation>Der Schlüsselbund ist gesperrt</translation>
  </message>
  <message>
   <source>The keyring does not answer</source>
   <translation>Der Schlüsselbund antwortet nicht</translation>
  </message>
  <message>
   <source>There is no such wallet</source>
   <translation>Dieses Wallet gibt es nicht</translation>
  </message>
  <message>
   <source>The node's records cannot be used</source>
   <translation>Die Aufzeichnungen des Knotens sind nicht verwendbar</translation>
  </message>
  <message>
   <source>There is no history yet</source>
   <translation>Es gibt noch keinen Verlauf</translation>
  </message>
  <message>
   <source>This data folder is in use</source>
   <translation>Dieser Datenordner ist in Gebrauch</translation>
  </message>
  <message>
   <source>The node cannot be reached</source>
   <translation>Der Knoten ist nicht erreichbar</translation>
  </message>
  <message>
   <source>No node is running</source>
   <translation>Es läuft kein Knoten</translation>
  </message>
  <message>
   <source>The node does not talk to this program</source>
   <translation>Der Knoten spricht nicht mit diesem Programm</translation>
  </message>
  <message>
   <source>The node has gone</source>
   <translation>Der Knoten ist nicht mehr da</translation>
  </message>
  <message>
   <source>The desktop's settings cannot be changed</source>
   <translation>Die Einstellungen des Desktops können nicht geändert werden</translation>
  </message>
  <message>
   <source>It is not clear which task is meant</source>
   <translation>Es ist nicht klar, welcher Task gemeint ist</translation>
  </message>
  <message>
   <source>Start Docker</source>
   <translation>Docker starten</translation>
  </message>
  <message>
   <source>A task ID has only letters and digits, without 0, O, I and l. This text has “{bad}”. Copy the ID again from where you found the task.</source>
   <translation>Eine Task-ID besteht nur aus Buchstaben und Ziffern, ohne 0, O, I und l. Dieser Text enthält „{bad}“. Die ID noch einmal dort kopieren, wo der Task gefunden wurde.</translation>
  </message>
  <message>
   <source>a part of it is missing</source>
   <translation>ein Teil davon fehlt</translation>
  </message>
  <message>
   <source>it is too long</source>
   <translation>zu lang</translation>
  </message>
  <message>
   <source>A task ID stands for 32 bytes; this text stands for {count}, so {problem}. Copy the whole ID again, 43 or 44 characters.</source>
   <translation>Eine Task-ID steht für 32 Byte; dieser Text steht für {count}: {problem}. Die ganze ID noch einmal kopieren, 43 oder 44 Zeichen.</translation>
  </message>
  <message>
   <source>The network knows no account {task_id}. Check the ID, and that the program is on the network on which the task was created.</source>
   <translation>Das Netzwerk kennt kein Konto {task_id}. Bitte die ID prüfen, und ob das Programm in dem Netzwerk arbeitet, in dem der Task angelegt wurde.</translation>
  </message>
  <message>
   <source>an ordinary wallet</source>
   <translation>ein gewöhnliches Wallet</translation>
  </message>
  <message>
   <source>an account of {owner}</source>
   <translation>ein Konto von {owner}</translation>
  </message>
  <message>
   <source>There is an account with this ID, but it is {kind}. A task belongs to the Koii task program.</source>
   <translation>Es gibt ein Konto mit dieser ID, aber es ist {kind}. Ein Task gehört zum Task-Programm von Koii.</translation>
  </message>
  <message>
   <source>“{name}” takes no stakes and no proofs at the moment, so there is nothing to earn. Its creator can activate it; try again then.</source>
   <translation>„{name}“ nimmt zurzeit weder Einsätze noch Nachweise an, es ist also nichts zu verdienen. Wer den Task angelegt hat, kann ihn aktivieren; danach noch einmal versuchen.</translation>
  </message>
  <message>
   <source>“{name}” was replaced by a newer version. Join that one instead: {successor}</source>
   <translation>„{name}“ wurde durch eine neuere Version ersetzt. Stattdessen dieser beitreten: {successor}</translation>
  </message>
  <message>
   <source>“{name}” is in your list of tasks.</source>
   <translation>„{name}“ steht schon in der Liste der Tasks.</translation>
  </message>
  <message>
   <source>“{name}” was replaced by a newer version, and following the versions never comes to an end. Its creator must mend that; nothing can be joined here.</source>
   <translation>„{name}“ wurde durch eine neuere Version ersetzt, und die Folge der Versionen endet nie. Beheben muss das, wer den Task angelegt hat; hier kann nichts beigetreten werden.</translation>
  </message>
  <message>
   <source>The program of “{name}” does not say which container image it runs, so it is not an Orca task or it was packed in a way that cannot be read. If you know its image, name it to join.</source>
   <translation>Das Programm von „{name}“ sagt nicht, welches Container-Image es ausführt. Also ist es kein Orca-Task, oder es wurde auf eine Weise verpackt, die nicht lesbar ist. Ist das Image bekannt, kann es zum Beitreten genannt werden.</translation>
  </message>
  <message>
   <source>The program of “{name}” names several images, or one without saying what for: {images}. Choose the one that is its container; its creator can tell.</source>
   <translation>Das Programm von „{name}“ nennt mehrere Images, oder eines ohne Angabe, wofür: {images}. Bitte das auswählen, das sein Container ist; wer den Task angelegt hat, kann Auskunft geben.</translation>
  </message>
  <message>
   <source>In its Pod spec, {field} cannot be accepted: {removesuffix}. Nothing was started; only the task's creator can change its Pod spec.</source>
   <translation>Im Pod-Spec wird {field} nicht angenommen: {removesuffix}. Es wurde nichts gestartet; nur wer den Task angelegt hat, kann den Pod-Spec ändern.</translation>
  </message>
  <message>
   <source>Nothing of {name} runs here, and nothing is staked. To take part in it, look it up again and join it.</source>
   <translation>Von {name} läuft hier nichts, und nichts ist eingesetzt. Zum Teilnehmen den Task neu nachschlagen und ihm beitreten.</translation>
  </message>
  <message>
   <source>{name} practises with keys of its own that hold nothing: no account works for it. To earn with it, look it up again and run it; the account is chosen there.</source>
   <translation>{name} übt mit eigenen Schlüsseln, auf denen nichts liegt: Kein Konto arbeitet dafür. Um damit zu verdienen, den Task neu nachschlagen und ausführen; dort wird das Konto gewählt.</translation>
  </message>
  <message>
   <source>{name} is no longer as it was when you agreed to run it, so it is not started. Look at the changes in the window, and agree to them there.</source>
   <translation>{name} ist nicht mehr so wie bei der Zustimmung und wird deshalb nicht gestartet. Die Änderungen im Fenster ansehen und ihnen dort zustimmen.</translation>
  </message>
  <message>
   <source>{server} does not answer ({reason}). Rounds cannot be read or paid until it does; the program keeps trying. Check the internet connection.</source>
   <translation>{server} antwortet nicht ({reason}). Bis dahin können keine Runden gelesen oder bezahlt werden; das Programm versucht es weiter. Bitte die Internetverbindung prüfen.</translation>
  </message>
  <message>
   <source>The server answered: {reason} (code {code}).</source>
   <translation>Der Server antwortete: {reason} (Code {code}).</translation>
  </message>
  <message>
   <source>The server's answer is not what the protocol says: {what}. Nothing was done with it.</source>
   <translation>Die Antwort des Servers entspricht nicht dem Protokoll: {what}. Sie wurde nicht verwendet.</translation>
  </message>
  <message>
   <source>It was not carried out, and nothing was paid: {reason}</source>
   <translation>Sie wurde nicht ausgeführt, und nichts wurde bezahlt: {reason}</translation>
  </message>
  <message>
   <source>The network no longer knows the block that it refers to, so it was not taken. It is made anew.</source>
   <translation>Das Netzwerk kennt den Block nicht mehr, auf den sie sich bezieht; sie wurde also nicht angenommen. Sie wird neu erstellt.</translation>
  </message>
  <message>
   <source>Transaction {signature} was sent, but {reason}. It is looked up before anything is repeated.</source>
   <translation>Transaktion {signature} wurde gesendet, aber {reason}. Sie wird nachgeschlagen, bevor etwas wiederholt wird.</translation>
  </message>
  <message>
   <source>This takes {needed} {symbol}; the main wallet holds {available} {symbol_2}. Nothing was sent.</source>
   <translation>Das kostet {needed} {symbol}; im Haupt-Wallet liegen {available} {symbol_2}. Es wurde nichts gesendet.</translation>
  </message>
  <message>
   <source>No proof store is configured, so no round could be submitted. Start the program with --store and the URL of an IPFS RPC endpoint.</source>
   <translation>Es ist kein Speicherort für Nachweise eingestellt, deshalb könnte keine Runde eingereicht werden. Das Programm mit --store und der URL eines IPFS-RPC-Endpunkts starten.</translation>
  </message>
  <message>
   <source>{what} is not available: {removesuffix}.</source>
   <translation>{what} ist nicht verfügbar: {removesuffix}.</translation>
  </message>
  <message>
   <source>{what} is larger than {limit} bytes, more than this program accepts.</source>
   <translation>{what} ist größer als {limit} Byte; mehr nimmt dieses Programm nicht an.</translation>
  </message>
  <message>
   <source>No Docker Engine answers ({reason}). Tasks run in containers, so none can start. {advice}; the program keeps trying.</source>
   <translation>Keine Docker-Engine antwortet ({reason}). Tasks laufen in Containern, deshalb kann keiner starten. {advice}; das Programm versucht es weiter.</translation>
  </message>
  <message>
   <source>{image} is not where the engine runs and cannot be pulled: {reason}. Nothing was started.</source>
   <translation>{image} liegt nicht dort, wo die Container-Engine läuft, und kann nicht geladen werden: {reason}. Es wurde nichts gestartet.</translation>
  </message>
  <message>
   <source>Its last words: {last_lines}</source>
   <translation>Die letzten Worte: {last_lines}</translation>
  </message>
  <message>
   <source>The container runs, but nothing answers on port 8080 ({what}, waited {seconds} s). No proof can be made until it does.</source>
   <translation>Der Container läuft, aber auf Port 8080 antwortet nichts ({what}, {seconds} s gewartet). Bis dahin kann kein Nachweis entstehen.</translation>
  </message>
  <message>
   <source>It says: “{words}”.</source>
   <translation>Die Antwort sagt: „{words}“.</translation>
  </message>
  <message>
   <source>{what} was answered with status {status}.{said}</source>
   <translation>{what} wurde mit Status {status} beantwortet.{said}</translation>
  </message>
  <message>
   <source>Its stages cannot be carried out: {removesuffix}. Nothing was sent to it.</source>
   <translation>Die Stufen können nicht ausgeführt werden: {removesuffix}. Es wurde nichts dorthin gesendet.</translation>
  </message>
  <message>
   <source>The answer to {what} is not what the contract says: {problem}.</source>
   <translation>Die Antwort auf {what} entspricht nicht dem Vertrag: {problem}.</translation>
  </message>
  <message>
   <source>The container has nothing to submit for round {round_number}. Without one in time the round is missed.</source>
   <translation>Der Container hat für Runde {round_number} nichts einzureichen. Kommt nicht rechtzeitig etwas, wird die Runde versäumt.</translation>
  </message>
  <message>
   <source>The container's proof is larger than the limit of {limit} bytes. It was not submitted, so the round is missed; the stake is not touched.</source>
   <translation>Der Nachweis des Containers ist größer als die Grenze von {limit} Byte. Er wurde nicht eingereicht, die Runde ist also versäumt; der Einsatz bleibt unberührt.</translation>
  </message>
  <message>
   <source>The operating system offers no safe place for keys ({reason}). Keys are never written in plain text, so nothing was saved.</source>
   <translation>Das Betriebssystem bietet keinen sicheren Ort für Schlüssel ({reason}). Schlüssel werden nie im Klartext geschrieben, deshalb wurde nichts gespeichert.</translation>
  </message>
  <message>
   <source>Unlock the keyring of your desktop, then try again. Nothing was changed.</source>
   <translation>Den Schlüsselbund des Desktops entsperren, dann noch einmal versuchen. Es wurde nichts geändert.</translation>
  </message>
  <message>
   <source>It may be waiting for its password, in a window of its own, or have gone away in the middle. Answer it or unlock it, then try again.</source>
   <translation>Vielleicht wartet er in einem eigenen Fenster auf sein Passwort oder wurde mittendrin beendet. Bitte dort antworten oder ihn entsperren, dann noch einmal versuchen.</translation>
  </message>
  <message>
   <source>The keyring holds no wallet called “{name}”.</source>
   <translation>Im Schlüsselbund gibt es kein Wallet namens „{name}“.</translation>
  </message>
  <message>
   <source>A node writes it while it runs, and none ran on {folder}. --data names another folder.</source>
   <translation>Ein Knoten schreibt ihn, während er läuft, und auf {folder} lief noch keiner. --data nennt einen anderen Ordner.</translation>
  </message>
  <message>
   <source>{file} is held by another node, which may be just starting or ending. Two nodes on one folder would act twice, so nothing was started. `orca-desktop` opens a window on the node that runs; or choose another folder with --data.</source>
   <translation>{file} ist von einem anderen Knoten belegt, der vielleicht gerade startet oder endet. Zwei Knoten auf einem Ordner würden alles doppelt tun, deshalb wurde nichts gestartet. `orca-desktop` öffnet ein Fenster zum laufenden Knoten; oder mit --data einen anderen Ordner wählen.</translation>
  </message>
  <message>
   <source>Nothing runs on the data folder {folder}. Start a node with `orca-desktop` or `orca-desktop run`, or name another folder with --data.</source>
   <translation>Auf dem Datenordner {folder} läuft nichts. Einen Knoten mit `orca-desktop` oder `orca-desktop run` starten, oder mit --data einen anderen Ordner nennen.</translation>
  </message>
  <message>
   <source>No task of this node is called “{text}”, and no ID begins so. `orca-desktop tasks` lists them.</source>
   <translation>Kein Task dieses Knotens heißt „{text}“, und keine ID beginnt so. `orca-desktop tasks` zählt sie auf.</translation>
  </message>
  <message>
   <source>“{text}” fits {ids} tasks: {ids_2}. Write more of the ID.</source>
   <translation>„{text}“ passt auf {ids} Tasks: {ids_2}. Mehr von der ID angeben.</translation>
  </message>
  <message>
   <source>Not enough {symbol}</source>
   <translation>Nicht genug {symbol}</translation>
  </message>
  <message>
   <source>Nothing is known of this round</source>
   <translation>Von dieser Runde ist nichts bekannt</translation>
  </message>
  <message>
   <source>The evidence is too large</source>
   <translation>Die Beweise sind zu groß</translation>
  </message>
  <message>
   <source>This proof cannot be audited again</source>
   <translation>Dieser Nachweis kann nicht noch einmal auditiert werden</translation>
  </message>
  <message>
   <source>This bundle does not hold</source>
   <translation>Diese Beweismappe stimmt nicht</translation>
  </message>
  <message>
   <source>This node has no record of round {number} of this task, so there is nothing to save.</source>
   <translation>Dieser Knoten hat keine Aufzeichnung von Runde {number} dieses Tasks, es gibt also nichts zu speichern.</translation>
  </message>
  <message>
   <source>There is more about this round than a bundle may hold. Nothing was written.</source>
   <translation>Über diese Runde gibt es mehr, als eine Beweismappe fassen darf. Es wurde nichts geschrieben.</translation>
  </message>
  <message>
   <source>{reason} Nothing was asked, and nothing was sent.</source>
   <translation>{reason} Es wurde nichts gefragt und nichts gesendet.</translation>
  </message>
  <message>
   <source>Do not rely on it: {reason}.</source>
   <translation>Darauf ist kein Verlass: {reason}.</translation>
  </message>
  <message>
   <source>The default rule on chain.json, as read when this was saved. Stakes change once a list is paid out, so it may differ from a list that was right when it was written; what was compared then is in compared_then.</source>
   <translation>Die Standardregel, angewandt auf chain.json, wie beim Speichern gelesen. Einsätze ändern sich, sobald eine Liste ausgezahlt ist; das Ergebnis kann also von einer Liste abweichen, die richtig war, als sie geschrieben wurde. Was damals verglichen wurde, steht in compared_then.</translation>
  </message>
  <message>
   <source>The chain was not read.</source>
   <translation>Die Chain wurde nicht gelesen.</translation>
  </message>
  <message>
   <source>Its program came to its end without an error, though it should serve for as long as the task runs</source>
   <translation>Das Programm endete ohne Fehler, obwohl es dienen soll, solange der Task läuft</translation>
  </message>
  <message>
   <source>Its command is there but may not be run</source>
   <translation>Der Befehl ist da, darf aber nicht ausgeführt werden</translation>
  </message>
  <message>
   <source>Its command is not in the image</source>
   <translation>Der Befehl ist nicht im Image</translation>
  </message>
  <message>
   <source>Its program uses instructions that this processor does not have</source>
   <translation>Das Programm nutzt Anweisungen, die dieser Prozessor nicht hat</translation>
  </message>
  <message>
   <source>Its program gave up because of a fault of its own</source>
   <translation>Das Programm gab wegen eines eigenen Fehlers auf</translation>
  </message>
  <message>
   <source>It was killed</source>
   <translation>Das Programm wurde abgeschossen</translation>
  </message>
  <message>
   <source>Its program broke down on a fault in memory</source>
   <translation>Das Programm stürzte an einem Speicherfehler ab</translation>
  </message>
  <message>
   <source>It was asked to end from outside</source>
   <translation>Das Programm wurde von außen zum Beenden aufgefordert</translation>
  </message>
  <message>
   <source>It was not running any more when the container engine answered again</source>
   <translation>Der Container lief nicht mehr, als die Container-Engine wieder antwortete</translation>
  </message>
  <message>
   <source>Its program ended with an error</source>
   <translation>Das Programm endete mit einem Fehler</translation>
  </message>
  <message>
   <source>a deposit of {deposit} ROE</source>
   <translation>eine Kaution von {deposit} ROE</translation>
  </message>
  <message>
   <source>Signature</source>
   <translation>Signatur</translation>
  </message>
  <message>
   <source>“{typed}” has more places than {symbol}, which has {decimals}.</source>
   <translation>„{typed}“ hat mehr Nachkommastellen als {symbol} mit {decimals}.</translation>
  </message>
  <message>
   <source>“{typed}” has more than {decimals} places: a ROE is the smallest amount there is.</source>
   <translation>„{typed}“ hat mehr als {decimals} Nachkommastellen: Ein ROE ist der kleinste Betrag, den es gibt.</translation>
  </message>
  <message>
   <source>Nothing is no amount. Write how much.</source>
   <translation>Nichts ist kein Betrag. Bitte angeben, wie viel.</translation>
  </message>
  <message>
   <source>“{typed}” is more than there is.</source>
   <translation>„{typed}“ ist mehr, als es gibt.</translation>
  </message>
  <message>
   <source>Unstake and claim first: once it is left, nothing here shows it any more.</source>
   <translation>Zuerst den Einsatz zurückholen und die Belohnung einlösen: Ist der Task verlassen, wird hier nichts mehr davon gezeigt.</translation>
  </message>
  <message>
   <source>Or leave it all the same (in a terminal with --force); it can be joined again later, and then is found.</source>
   <translation>Oder ihn trotzdem verlassen (im Terminal mit --force); ein späterer Beitritt ist möglich, dann findet sich beides wieder.</translation>
  </message>
  <message>
   <source>That stays on the chain, with the account that worked for it.</source>
   <translation>Das bleibt auf der Chain, bei dem Konto, das dafür gearbeitet hat.</translation>
  </message>
  <message>
   <source>It is being left just now. Join it again once it is gone from the list.</source>
   <translation>Er wird gerade verlassen. Wieder beitreten, sobald er aus der Liste verschwunden ist.</translation>
  </message>
  <message>
   <source>There is still something on this task</source>
   <translation>Auf diesem Task liegt noch etwas</translation>
  </message>
  <message>
   <source>This task is being left</source>
   <translation>Dieser Task wird gerade verlassen</translation>
  </message>
  <message>
   <source>{stake} are staked on it and {claimable} can be claimed. {stays}</source>
   <translation>{stake} sind darauf eingesetzt, und {claimable} sind einlösbar. {stays}</translation>
  </message>
  <message>
   <source>{stake} are staked on it. {stays}</source>
   <translation>{stake} sind darauf eingesetzt. {stays}</translation>
  </message>
  <message>
   <source>{claimable} can be claimed. {stays}</source>
   <translation>{claimable} sind einlösbar. {stays}</translation>
  </message>
  <message>
   <source>Its account was not read yet, so it is not known whether stake or rewards are on it.</source>
   <translation>Sein Konto wurde noch nicht gelesen, also ist nicht bekannt, ob Einsatz oder Belohnungen darauf liegen.</translation>
  </message>
  <message>
   <source>token account</source>
   <translation>Token-Konto</translation>
  </message>
  <message>
   <source>the network carried it out</source>
   <translation>das Netzwerk führte sie aus</translation>
  </message>
  <message>
   <source>The network's deposit for accounts that hold the token, and are made with it: it lies there as long as they do.</source>
   <translation>Die Kaution des Netzwerks für Konten, die den Token halten und mit ihm angelegt werden: Sie liegt dort, solange es die Konten gibt.</translation>
  </message>
  <message>
   <source>It was there before this history begins.</source>
   <translation>Das war schon da, bevor dieser Verlauf beginnt.</translation>
  </message>
  <message>
   <source>The network's deposit for the staking account: it lies there as long as the account does.</source>
   <translation>Die Kaution des Netzwerks für das Staking-Konto: Sie liegt dort, solange es das Konto gibt.</translation>
  </message>
  <message>
   <source>What the staking account held beyond its deposit came back when it was made anew.</source>
   <translation>Was auf dem Staking-Konto über die Kaution hinaus lag, kam zurück, als es neu angelegt wurde.</translation>
  </message>
  <message>
   <source>More than the rows tell: a transfer from elsewhere, or rounds that this node has no records of.</source>
   <translation>Mehr, als die Zeilen sagen: eine Überweisung von anderswo, oder Runden, von denen dieser Knoten keine Aufzeichnung hat.</translation>
  </message>
  <message>
   <source>Less than the rows tell: a transfer, claim or deposit that was made elsewhere or is not an act of its own.</source>
   <translation>Weniger, als die Zeilen sagen: eine Überweisung, Einlösung oder Kaution, die anderswo vorgenommen wurde oder kein eigener Vorgang ist.</translation>
  </message>
  <message>
   <source>returned stake</source>
   <translation>zurückgeholter Einsatz</translation>
  </message>
  <message>
   <source>Rounds are missed while this lasts.</source>
   <translation>Solange das anhält, werden Runden versäumt.</translation>
  </message>
  <message>
   <source>Another node has raised an audit against it; the stake is cut if the votes go against it.</source>
   <translation>Ein anderer Knoten hat ein Audit dagegen ausgelöst; der Einsatz wird gekürzt, wenn dagegen gestimmt wird.</translation>
  </message>
  <message>
   <source>{name}: the proof of round {number} stood</source>
   <translation>{name}: Der Nachweis von Runde {number} hielt stand</translation>
  </message>
  <message>
   <source>{name}: the proof of round {number} brought no reward</source>
   <translation>{name}: Der Nachweis von Runde {number} brachte keine Belohnung</translation>
  </message>
  <message>
   <source>Its container does not work as it should.</source>
   <translation>Der Container arbeitet nicht, wie er soll.</translation>
  </message>
  <message>
   <source>It only practises, so no round is missed by that.</source>
   <translation>Der Task übt nur, dadurch wird also keine Runde versäumt.</translation>
  </message>
  <message>
   <source>{name}: the proof of round {number} is doubted</source>
   <translation>{name}: Der Nachweis von Runde {number} wird angezweifelt</translation>
  </message>
  <message>
   <source>{votes_for} for it, {votes_against} against.</source>
   <translation>{votes_for} dafür, {votes_against} dagegen.</translation>
  </message>
  <message>
   <source>Its audit is over.{votes}</source>
   <translation>Das Audit ist vorbei.{votes}</translation>
  </message>
  <message>
   <source>It is used up.</source>
   <translation>Er ist aufgebraucht.</translation>
  </message>
  <message>
   <source>It pays {left} more round in full.</source>
   <translation>Er bezahlt noch {left} Runde voll.</translation>
  </message>
  <message>
   <source>It pays {left} more rounds in full.</source>
   <translation>Er bezahlt noch {left} Runden voll.</translation>
  </message>
  <message>
   <source>{name} has failed</source>
   <translation>{name} ist gescheitert</translation>
  </message>
  <message>
   <source>{name} is unhealthy</source>
   <translation>{name} ist gestört</translation>
  </message>
  <message>
   <source>{name} paid {amount_text}</source>
   <translation>{name} brachte {amount_text}</translation>
  </message>
  <message>
   <source>{name}: stake cut by {amount_text}</source>
   <translation>{name}: Einsatz um {amount_text} gekürzt</translation>
  </message>
  <message>
   <source>The bounty of {name} is low</source>
   <translation>Der Prämientopf von {name} wird knapp</translation>
  </message>
  <message>
   <source>{name} may miss round {number}</source>
   <translation>{name} könnte Runde {number} versäumen</translation>
  </message>
  <message>
   <source>The proof was not on chain in time.</source>
   <translation>Der Nachweis war nicht rechtzeitig auf der Chain.</translation>
  </message>
  <message>
   <source>The votes went against the proof.</source>
   <translation>Die Abstimmung ging gegen den Nachweis aus.</translation>
  </message>
  <message>
   <source>brought no reward</source>
   <translation>brachte keine Belohnung</translation>
  </message>
  <message>
   <source>{name} was replaced</source>
   <translation>{name} wurde ersetzt</translation>
  </message>
  <message>
   <source>The creator has moved it to another task: {migrated_to}. Join that one to go on earning.</source>
   <translation>Der Task wurde auf einen anderen umgestellt: {migrated_to}. Um weiter zu verdienen, diesem beitreten.</translation>
  </message>
  <message>
   <source>{name} has changed</source>
   <translation>{name} hat sich geändert</translation>
  </message>
  <message>
   <source>Not as you agreed any more: {what}. It is not started again before you have looked at it.</source>
   <translation>Nicht mehr so wie vereinbart: {what}. Vor einem Blick darauf wird der Task nicht wieder gestartet.</translation>
  </message>
  <message>
   <source>The reward of round {number} can be claimed.</source>
   <translation>Die Belohnung von Runde {number} kann eingelöst werden.</translation>
  </message>
  <message>
   <source>{name} missed round {number}</source>
   <translation>{name} hat Runde {number} versäumt</translation>
  </message>
  <message>
   <source>Round {number}: {words}</source>
   <translation>Runde {number}: {words}</translation>
  </message>
  <message>
   <source>has failed</source>
   <translation>ist gescheitert</translation>
  </message>
  <message>
   <source>is unhealthy</source>
   <translation>ist gestört</translation>
  </message>
  <message>
   <source>miss expected</source>
   <translation>Versäumnis erwartet</translation>
  </message>
  <message>
   <source>bounty low</source>
   <translation>Prämientopf knapp</translation>
  </message>
  <message>
   <source>Little time is left.</source>
   <translation>Es bleibt wenig Zeit.</translation>
  </message>
  <message>
   <source>The main account holds {balance} KOII, and submitting a proof costs {fee} KOII. Without more the round is missed: send KOII to it.</source>
   <translation>Auf dem Hauptkonto liegen {balance} KOII, und einen Nachweis einzureichen kostet {fee} KOII. Ohne mehr wird die Runde versäumt: KOII dorthin senden.</translation>
  </message>
  <message>
   <source>The network does not answer, so the proof cannot be submitted. Check the connection of this machine.</source>
   <translation>Das Netzwerk antwortet nicht, deshalb kann der Nachweis nicht eingereicht werden. Die Verbindung dieses Rechners prüfen.</translation>
  </message>
  <message>
   <source>The task's container does not answer, and the time for the proof runs. Look at its page and its logs.</source>
   <translation>Der Container des Tasks antwortet nicht, und die Zeit für den Nachweis läuft. Seine Seite und seine Protokolle ansehen.</translation>
  </message>
  <message>
   <source>The task has not given a proof.</source>
   <translation>Der Task hat noch keinen Nachweis geliefert.</translation>
  </message>
  <message>
   <source>The task has not finished its work.</source>
   <translation>Der Task ist mit seiner Arbeit noch nicht fertig.</translation>
  </message>
  <message>
   <source>The proof is made, but the network has not taken it.</source>
   <translation>Der Nachweis ist fertig, aber das Netzwerk hat ihn nicht angenommen.</translation>
  </message>
  <message>
   <source>it must be a whole number of graphics processors</source>
   <translation>muss eine ganze Zahl von Grafikprozessoren sein</translation>
  </message>
  <message>
   <source>it must be a size such as 512Mi or 2Gi</source>
   <translation>muss eine Größe sein, etwa 512Mi oder 2Gi</translation>
  </message>
  <message>
   <source>{path}: it gets {memory} at most</source>
   <translation>{path}: bekommt höchstens {memory}</translation>
  </message>
  <message>
   <source>{path}: it gets {cpus} processors at most</source>
   <translation>{path}: bekommt höchstens {cpus} Prozessoren</translation>
  </message>
  <message>
   <source>no container runs with less than {smallest_memory}</source>
   <translation>kein Container läuft mit weniger als {smallest_memory}</translation>
  </message>
  <message>
   <source>no container runs with less than {smallest_cpus} of a processor</source>
   <translation>kein Container läuft mit weniger als {smallest_cpus} eines Prozessors</translation>
  </message>
  <message>
   <source>it must be a whole number of graphics processors, {most_gpus} at most</source>
   <translation>muss eine ganze Zahl von Grafikprozessoren sein, höchstens {most_gpus}</translation>
  </message>
  <message>
   <source>it must be TCP, UDP or SCTP</source>
   <translation>muss TCP, UDP oder SCTP sein</translation>
  </message>
  <message>
   <source>a task does not ask to be root; what the image says is decided by the task's profile</source>
   <translation>ein Task verlangt nicht, root zu sein; was das Image sagt, entscheidet das Profil des Tasks</translation>
  </message>
  <message>
   <source>a name has letters, digits and dashes, 63 at most</source>
   <translation>ein Name besteht aus Buchstaben, Ziffern und Strichen, höchstens 63</translation>
  </message>
  <message>
   <source>it refers to the environment more than {max_references} times</source>
   <translation>bezieht sich mehr als {max_references}-mal auf die Umgebung</translation>
  </message>
  <message>
   <source>it asks you for more than {max_missing} variables</source>
   <translation>verlangt mehr als {max_missing} Variablen</translation>
  </message>
  <message>
   <source>a name is plain text without an equals sign</source>
   <translation>ein Name ist einfacher Text ohne Gleichheitszeichen</translation>
  </message>
  <message>
   <source>the environment is larger than {max_environment} characters</source>
   <translation>die Umgebung ist größer als {max_environment} Zeichen</translation>
  </message>
  <message>
   <source>with what it refers to it is longer than {max_environment} characters</source>
   <translation>mit dem, worauf verwiesen wird, länger als {max_environment} Zeichen</translation>
  </message>
  <message>
   <source>what the system hides stays hidden</source>
   <translation>was das System verbirgt, bleibt verborgen</translation>
  </message>
  <message>
   <source>a task runs under the engine's own filter for system calls</source>
   <translation>ein Task läuft unter dem Systemaufruf-Filter der Container-Engine</translation>
  </message>
  <message>
   <source>Default</source>
   <translation>Standard</translation>
  </message>
  <message>
   <source>it is missing</source>
   <translation>fehlt</translation>
  </message>
  <message>
   <source>the document</source>
   <translation>das Dokument</translation>
  </message>
  <message>
   <source>it must be text</source>
   <translation>muss Text sein</translation>
  </message>
  <message>
   <source>it is longer than {longest} characters</source>
   <translation>länger als {longest} Zeichen</translation>
  </message>
  <message>
   <source>it holds a character that no program can be given</source>
   <translation>enthält ein Zeichen, das keinem Programm übergeben werden kann</translation>
  </message>
  <message>
   <source>it must be true or false</source>
   <translation>muss wahr oder falsch sein (true oder false)</translation>
  </message>
  <message>
   <source>it must be a whole number</source>
   <translation>muss eine ganze Zahl sein</translation>
  </message>
  <message>
   <source>it must be between {lowest} and {highest}</source>
   <translation>muss zwischen {lowest} und {highest} liegen</translation>
  </message>
  <message>
   <source>it must be a list</source>
   <translation>muss eine Liste sein</translation>
  </message>
  <message>
   <source>it has more than {most} entries</source>
   <translation>hat mehr als {most} Einträge</translation>
  </message>
  <message>
   <source>it must have fields of its own</source>
   <translation>muss eigene Felder haben</translation>
  </message>
  <message>
   <source>it has more than {max_members} fields</source>
   <translation>hat mehr als {max_members} Felder</translation>
  </message>
  <message>
   <source>this program does not know this field</source>
   <translation>dieses Programm kennt das Feld nicht</translation>
  </message>
  <message>
   <source>it is about the machines of a cluster; here is only this one</source>
   <translation>betrifft die Rechner eines Clusters; hier gibt es nur diesen einen</translation>
  </message>
  <message>
   <source>this node looks after the task's health itself</source>
   <translation>dieser Knoten achtet selbst auf den Zustand des Tasks</translation>
  </message>
  <message>
   <source>it needs a cluster, and there is none</source>
   <translation>braucht einen Cluster, und es gibt keinen</translation>
  </message>
  <message>
   <source>the task's profile decides this</source>
   <translation>das bestimmt das Profil des Tasks</translation>
  </message>
  <message>
   <source>a task gets no more rights than the profiles give</source>
   <translation>ein Task bekommt nicht mehr Rechte, als die Profile geben</translation>
  </message>
  <message>
   <source>a task has its own data folder and no other storage</source>
   <translation>ein Task hat seinen eigenen Datenordner und keinen anderen Speicher</translation>
  </message>
  <message>
   <source>it would come from a cluster, and there is none; put the value into env</source>
   <translation>käme aus einem Cluster, und es gibt keinen; den Wert in env eintragen</translation>
  </message>
  <message>
   <source>a task does not choose the security labels that it runs under</source>
   <translation>ein Task wählt nicht die Sicherheitskennzeichen, unter denen er läuft</translation>
  </message>
  <message>
   <source>a task gets no devices</source>
   <translation>ein Task bekommt keine Geräte</translation>
  </message>
  <message>
   <source>this node decides when a container is started again</source>
   <translation>dieser Knoten bestimmt, wann ein Container neu gestartet wird</translation>
  </message>
  <message>
   <source>every container gets ten seconds to end</source>
   <translation>jeder Container bekommt zehn Sekunden zum Beenden</translation>
  </message>
  <message>
   <source>a task runs until you stop it</source>
   <translation>ein Task läuft, bis Sie ihn anhalten</translation>
  </message>
  <message>
   <source>names are looked up as the container engine does it</source>
   <translation>Namen werden so aufgelöst, wie es die Container-Engine tut</translation>
  </message>
  <message>
   <source>the engine names the machine that a container sees</source>
   <translation>die Container-Engine benennt den Rechner, den ein Container sieht</translation>
  </message>
  <message>
   <source>images for Linux are run</source>
   <translation>es werden Images für Linux ausgeführt</translation>
  </message>
  <message>
   <source>a task gets a network of its own, never the machine's</source>
   <translation>ein Task bekommt ein eigenes Netzwerk, nie das des Rechners</translation>
  </message>
  <message>
   <source>a task does not see the programs of this machine</source>
   <translation>ein Task sieht die Programme dieses Rechners nicht</translation>
  </message>
  <message>
   <source>a task shares no memory with the programs of this machine</source>
   <translation>ein Task teilt keinen Arbeitsspeicher mit den Programmen dieses Rechners</translation>
  </message>
  <message>
   <source>each container sees its own processes only</source>
   <translation>jeder Container sieht nur seine eigenen Prozesse</translation>
  </message>
  <message>
   <source>images are pulled with the logins of your Docker configuration and no others</source>
   <translation>Images werden mit den Anmeldungen der eigenen Docker-Konfiguration geladen und mit keinen anderen</translation>
  </message>
  <message>
   <source>a task does not choose who looks up names for it</source>
   <translation>ein Task wählt nicht, wer Namen für ihn auflöst</translation>
  </message>
  <message>
   <source>a task does not choose the runtime of the container engine</source>
   <translation>ein Task wählt nicht die Laufzeitumgebung der Container-Engine</translation>
  </message>
  <message>
   <source>limits stand with each container</source>
   <translation>Grenzen stehen bei jedem Container</translation>
  </message>
  <message>
   <source>this node decides when an image is pulled</source>
   <translation>dieser Knoten bestimmt, wann ein Image geladen wird</translation>
  </message>
  <message>
   <source>limits do not change while a container runs</source>
   <translation>Grenzen ändern sich nicht, während ein Container läuft</translation>
  </message>
  <message>
   <source>nobody types into a task's container</source>
   <translation>in den Container eines Tasks tippt niemand etwas ein</translation>
  </message>
  <message>
   <source>the last lines of the log say why a container ended</source>
   <translation>die letzten Zeilen des Protokolls sagen, warum ein Container endete</translation>
  </message>
  <message>
   <source>commands of others are not run beside the container's own</source>
   <translation>fremde Befehle werden neben dem des Containers nicht ausgeführt</translation>
  </message>
  <message>
   <source>a task changes no settings of the system's core</source>
   <translation>ein Task ändert keine Einstellungen des Systemkerns</translation>
  </message>
  <message>
   <source>this would give the task the whole machine</source>
   <translation>das gäbe dem Task den ganzen Rechner</translation>
  </message>
  <message>
   <source>the node publishes port 8080 on a free port of its choice, for this machine alone</source>
   <translation>der Knoten veröffentlicht Port 8080 auf einem freien Port seiner Wahl, nur für diesen Rechner</translation>
  </message>
  <message>
   <source>what a task may write is limited for all tasks alike</source>
   <translation>was ein Task schreiben darf, ist für alle Tasks gleich begrenzt</translation>
  </message>
  <message>
   <source>a container is given graphics processors of NVIDIA only</source>
   <translation>ein Container bekommt nur Grafikprozessoren von NVIDIA</translation>
  </message>
  <message>
   <source>a task does not pass mounts on</source>
   <translation>ein Task gibt Eingehängtes nicht weiter</translation>
  </message>
  <message>
   <source>there is nothing mounted inside of it</source>
   <translation>darin wird nichts eingehängt</translation>
  </message>
  <message>
   <source>write the folder as subPath</source>
   <translation>den Ordner als subPath angeben</translation>
  </message>
  <message>
   <source>an image is run, not mounted</source>
   <translation>ein Image wird ausgeführt, nicht eingehängt</translation>
  </message>
  <message>
   <source>a task brings its files in its image</source>
   <translation>ein Task bringt seine Dateien in seinem Image mit</translation>
  </message>
  <message>
   <source>a part of it ({gap}) is computed by the task's program, which is not run here</source>
   <translation>ein Teil davon ({gap}) wird vom Programm des Tasks berechnet, das hier nicht ausgeführt wird</translation>
  </message>
  <message>
   <source>a variable of yours ({gap}) may stand in env only, where others do not see it</source>
   <translation>eine eigene Variable ({gap}) darf nur in env stehen, wo andere sie nicht sehen</translation>
  </message>
  <message>
   <source>the models are shared with other tasks and cannot be written</source>
   <translation>die Modelle werden mit anderen Tasks geteilt und sind nicht beschreibbar</translation>
  </message>
  <message>
   <source>this is the socket of a container engine: who has it has the whole machine</source>
   <translation>das ist der Socket einer Container-Engine: wer ihn hat, hat den ganzen Rechner</translation>
  </message>
  <message>
   <source>Directory</source>
   <translation>Verzeichnis</translation>
  </message>
  <message>
   <source>it is two kinds of volume at once</source>
   <translation>ist zweierlei Volume zugleich</translation>
  </message>
  <message>
   <source>it says neither emptyDir nor hostPath</source>
   <translation>nennt weder emptyDir noch hostPath</translation>
  </message>
  <message>
   <source>there is no cluster to claim from; {models_claim} is all there is</source>
   <translation>es gibt keinen Cluster, der etwas bereitstellt; {models_claim} ist alles, was es gibt</translation>
  </message>
  <message>
   <source>{path}: it gets {scratch}, as every folder in memory</source>
   <translation>{path}: bekommt {scratch}, wie jeder Ordner im Arbeitsspeicher</translation>
  </message>
  <message>
   <source>it is a folder of this machine; {own_folder}</source>
   <translation>das ist ein Ordner dieses Rechners; {own_folder}</translation>
  </message>
  <message>
   <source>it is more than {max_folders} folders deep</source>
   <translation>mehr als {max_folders} Ordner tief</translation>
  </message>
  <message>
   <source>there is no volume of this name</source>
   <translation>es gibt kein Volume dieses Namens</translation>
  </message>
  <message>
   <source>it must not begin with a slash</source>
   <translation>darf nicht mit einem Schrägstrich beginnen</translation>
  </message>
  <message>
   <source>only a part of the task's data is mounted; this is mounted whole</source>
   <translation>nur ein Teil der Daten des Tasks wird eingehängt; dies wird ganz eingehängt</translation>
  </message>
  <message>
   <source>this place belongs to the system inside the container</source>
   <translation>dieser Ort gehört dem System im Container</translation>
  </message>
  <message>
   <source>another volume is called {name}</source>
   <translation>ein anderes Volume heißt {name}</translation>
  </message>
  <message>
   <source>something is mounted at {path} already</source>
   <translation>unter {path} ist schon etwas eingehängt</translation>
  </message>
  <message>
   <source>a folder in memory is all there is</source>
   <translation>einen Ordner im Arbeitsspeicher gibt es, sonst nichts</translation>
  </message>
  <message>
   <source>a task gets folders, no files, sockets or devices</source>
   <translation>ein Task bekommt Ordner, keine Dateien, Sockets oder Geräte</translation>
  </message>
  <message>
   <source>it must be v1</source>
   <translation>muss v1 sein</translation>
  </message>
  <message>
   <source>it must be Pod; nothing else is run</source>
   <translation>muss Pod sein; nichts anderes wird ausgeführt</translation>
  </message>
  <message>
   <source>there is nothing to run</source>
   <translation>es gibt nichts auszuführen</translation>
  </message>
  <message>
   <source>{more} more fields have no effect</source>
   <translation>{more} weitere Felder haben keine Wirkung</translation>
  </message>
  <message>
   <source>a task's server listens on port {task_port}, and none of its ports is this one</source>
   <translation>der Server eines Tasks lauscht auf Port {task_port}, und keiner seiner Ports ist dieser</translation>
  </message>
  <message>
   <source>port {task_port} is given twice</source>
   <translation>Port {task_port} ist doppelt vergeben</translation>
  </message>
  <message>
   <source>this is no name of a host</source>
   <translation>das ist kein Hostname</translation>
  </message>
  <message>
   <source>this name is every container's own</source>
   <translation>diesen Namen hat jeder Container selbst</translation>
  </message>
  <message>
   <source>this is no IP address that a task may be led to</source>
   <translation>das ist keine IP-Adresse, zu der ein Task geführt werden darf</translation>
  </message>
  <message>
   <source>this address leads into the machine itself, or to the servers that tell clouds' secrets</source>
   <translation>diese Adresse führt in den Rechner selbst oder zu den Servern, die Geheimnisse der Cloud verraten</translation>
  </message>
  <message>
   <source>at this address clouds tell a machine its secrets</source>
   <translation>unter dieser Adresse verrät eine Cloud einem Rechner ihre Geheimnisse</translation>
  </message>
  <message>
   <source>another container has this name</source>
   <translation>ein anderer Container hat diesen Namen</translation>
  </message>
  <message>
   <source>this is no IP address</source>
   <translation>das ist keine IP-Adresse</translation>
  </message>
  <message>
   <source>Pod</source>
   <translation>Pod</translation>
  </message>
  <message>
   <source>it was made for another task</source>
   <translation>er wurde für einen anderen Task gemacht</translation>
  </message>
  <message>
   <source>it was made for another round</source>
   <translation>er wurde für eine andere Runde gemacht</translation>
  </message>
  <message>
   <source>it was made by another node</source>
   <translation>er wurde von einem anderen Knoten gemacht</translation>
  </message>
  <message>
   <source>list audit</source>
   <translation>Listenaudit</translation>
  </message>
  <message>
   <source>left out</source>
   <translation>ausgelassen</translation>
  </message>
  <message>
   <source>practice, {words}</source>
   <translation>Probelauf, {words}</translation>
  </message>
  <message>
   <source>Slot</source>
   <translation>Slot</translation>
  </message>
  <message>
   <source>The setting was not changed</source>
   <translation>Die Einstellung wurde nicht geändert</translation>
  </message>
  <message>
   <source>There is no such setting</source>
   <translation>Diese Einstellung gibt es nicht</translation>
  </message>
  <message>
   <source>This value cannot be used</source>
   <translation>Dieser Wert ist nicht verwendbar</translation>
  </message>
  <message>
   <source>The settings cannot be kept</source>
   <translation>Die Einstellungen können nicht gespeichert werden</translation>
  </message>
  <message>
   <source>Nothing is called “{name}”. `orca-desktop settings` lists what can be set.</source>
   <translation>Nichts heißt „{name}“. `orca-desktop settings` zählt auf, was eingestellt werden kann.</translation>
  </message>
  <message>
   <source>An address of an RPC server has no “#”.</source>
   <translation>Die Adresse eines RPC-Servers enthält kein „#“.</translation>
  </message>
  <message>
   <source>An address of a place for proofs has neither “?” nor “#”.</source>
   <translation>Die Adresse eines Speicherorts für Nachweise enthält weder „?“ noch „#“.</translation>
  </message>
  <message>
   <source>The pattern needs {cid} and {file}, in which the content's ID and the file's name are put.</source>
   <translation>Das Muster braucht {cid} und {file}; dort werden die ID des Inhalts und der Name der Datei eingesetzt.</translation>
  </message>
  <message>
   <source>The pattern has braces other than those of {cid} and {file}.</source>
   <translation>Das Muster hat andere geschweifte Klammern als die von {cid} und {file}.</translation>
  </message>
  <message>
   <source>http:// is for servers on this computer; anyone on the way could change what others say. Use https://.</source>
   <translation>http:// ist für Server auf diesem Rechner; unterwegs könnte jeder ändern, was andere sagen. Bitte https:// verwenden.</translation>
  </message>
  <message>
   <source>An address has no spaces.</source>
   <translation>Eine Adresse enthält keine Leerzeichen.</translation>
  </message>
  <message>
   <source>An address begins with https:// (or http:// on this computer).</source>
   <translation>Eine Adresse beginnt mit https:// (oder http:// auf diesem Rechner).</translation>
  </message>
  <message>
   <source>The name of the server is missing.</source>
   <translation>Der Name des Servers fehlt.</translation>
  </message>
  <message>
   <source>Names and passwords do not belong in an address: it is shown, and written to logs.</source>
   <translation>Namen und Passwörter gehören nicht in eine Adresse: Sie wird angezeigt und protokolliert.</translation>
  </message>
  <message>
   <source>This is no address: a port is a number from 0 to 65535.</source>
   <translation>Das ist keine Adresse: Ein Port ist eine Zahl von 0 bis 65535.</translation>
  </message>
  <message>
   <source>at once</source>
   <translation>sofort</translation>
  </message>
  <message>
   <source>from the next start</source>
   <translation>ab dem nächsten Start</translation>
  </message>
  <message>
   <source>Network</source>
   <translation>Netzwerk</translation>
  </message>
  <message>
   <source>Containers</source>
   <translation>Container</translation>
  </message>
  <message>
   <source>Notifications</source>
   <translation>Benachrichtigungen</translation>
  </message>
  <message>
   <source>Window</source>
   <translation>Fenster</translation>
  </message>
  <message>
   <source>Appearance</source>
   <translation>Darstellung</translation>
  </message>
  <message>
   <source>Rewards</source>
   <translation>Belohnungen</translation>
  </message>
  <message>
   <source>A round was paid.</source>
   <translation>Eine Runde wurde bezahlt.</translation>
  </message>
  <message>
   <source>A round about to be missed</source>
   <translation>Eine Runde, die versäumt zu werden droht</translation>
  </message>
  <message>
   <source>While something can still be done about it.</source>
   <translation>Solange sich noch etwas dagegen tun lässt.</translation>
  </message>
  <message>
   <source>Missed rounds</source>
   <translation>Versäumte Runden</translation>
  </message>
  <message>
   <source>A round ended without a proof on chain.</source>
   <translation>Eine Runde endete ohne Nachweis auf der Chain.</translation>
  </message>
  <message>
   <source>Audits of your proofs</source>
   <translation>Audits eigener Nachweise</translation>
  </message>
  <message>
   <source>Another node doubts a proof of yours.</source>
   <translation>Ein anderer Knoten zweifelt einen eigenen Nachweis an.</translation>
  </message>
  <message>
   <source>Stake that was cut</source>
   <translation>Gekürzter Einsatz</translation>
  </message>
  <message>
   <source>An audit was lost.</source>
   <translation>Ein Audit ging verloren.</translation>
  </message>
  <message>
   <source>A bounty that runs out</source>
   <translation>Ein Prämientopf, der zur Neige geht</translation>
  </message>
  <message>
   <source>The task pays only a few more rounds.</source>
   <translation>Der Task bezahlt nur noch wenige Runden.</translation>
  </message>
  <message>
   <source>Containers in trouble</source>
   <translation>Container mit Problemen</translation>
  </message>
  <message>
   <source>A container crashes or does not answer.</source>
   <translation>Ein Container stürzt ab oder antwortet nicht.</translation>
  </message>
  <message>
   <source>Tasks that moved</source>
   <translation>Umgezogene Tasks</translation>
  </message>
  <message>
   <source>The task goes on under another ID.</source>
   <translation>Der Task geht unter einer anderen ID weiter.</translation>
  </message>
  <message>
   <source>Changes that wait for you</source>
   <translation>Änderungen, die auf Zustimmung warten</translation>
  </message>
  <message>
   <source>Something is not as you agreed to; the task waits.</source>
   <translation>Etwas ist nicht mehr wie vereinbart; der Task wartet.</translation>
  </message>
  <message>
   <source>RPC servers</source>
   <translation>RPC-Server</translation>
  </message>
  <message>
   <source>Where the chain is read and transactions are sent, the first of them preferred.</source>
   <translation>Wo die Chain gelesen wird und Transaktionen gesendet werden; der erste wird bevorzugt.</translation>
  </message>
  <message>
   <source>Content gateways</source>
   <translation>Gateways für Inhalte</translation>
  </message>
  <message>
   <source>Where descriptions, programs and proofs are read, in this order.</source>
   <translation>Wo Beschreibungen, Programme und Nachweise gelesen werden, in dieser Reihenfolge.</translation>
  </message>
  <message>
   <source>Place for proofs</source>
   <translation>Speicherort für Nachweise</translation>
  </message>
  <message>
   <source>An IPFS RPC endpoint that keeps your proofs. Without one no task can be run.</source>
   <translation>Ein IPFS-RPC-Endpunkt, der die eigenen Nachweise aufbewahrt. Ohne ihn kann kein Task ausgeführt werden.</translation>
  </message>
  <message>
   <source>Container engine</source>
   <translation>Container-Engine</translation>
  </message>
  <message>
   <source>What runs the containers of tasks.</source>
   <translation>Was die Container der Tasks ausführt.</translation>
  </message>
  <message>
   <source>Keep running when the window is closed</source>
   <translation>Weiterlaufen, wenn das Fenster geschlossen wird</translation>
  </message>
  <message>
   <source>The node goes on behind its sign in the tray, where the desktop has one. Off: closing stops the node.</source>
   <translation>Der Knoten läuft hinter seinem Zeichen im Infobereich weiter, wo der Desktop einen hat. Aus: Das Schließen beendet den Knoten.</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <source>Of the window. The terminal and what is exported are in English.</source>
   <translation>Die des Fensters. Das Terminal und alles Exportierte sind auf Englisch.</translation>
  </message>
  <message>
   <source>Colours</source>
   <translation>Farben</translation>
  </message>
  <message>
   <source>Light or dark as the desktop says, or always the same.</source>
   <translation>Hell oder dunkel, wie der Desktop es sagt, oder immer gleich.</translation>
  </message>
  <message>
   <source>Size of text and controls</source>
   <translation>Größe von Schrift und Bedienelementen</translation>
  </message>
  <message>
   <source>On top of the desktop's own scaling; 100 % is as the desktop has it.</source>
   <translation>Zusätzlich zur Skalierung des Desktops; 100 % ist, wie der Desktop es hat.</translation>
  </message>
  <message>
   <source>Motion</source>
   <translation>Bewegung</translation>
  </message>
  <message>
   <source>Menus and tips that slide or fade, carets that blink. Figures and bars that tell something go on.</source>
   <translation>Menüs und Hinweise, die gleiten oder überblenden, blinkende Einfügemarken. Zahlen und Balken, die etwas sagen, laufen weiter.</translation>
  </message>
  <message>
   <source>Docker or Podman (current context)</source>
   <translation>Docker oder Podman (aktueller Kontext)</translation>
  </message>
  <message>
   <source>Docker, else only the bundled sample</source>
   <translation>Docker, sonst nur das mitgelieferte Beispiel</translation>
  </message>
  <message>
   <source>As the desktop</source>
   <translation>Wie der Desktop</translation>
  </message>
  <message>
   <source>English</source>
   <translation>English</translation>
  </message>
  <message>
   <source>Deutsch</source>
   <translation>Deutsch</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <source>High contrast</source>
   <translation>Hoher Kontrast</translation>
  </message>
  <message>
   <source>Reduced</source>
   <translation>Reduziert</translation>
  </message>
  <message>
   <source>All of it</source>
   <translation>Alles</translation>
  </message>
  <message>
   <source>This setting has one value.</source>
   <translation>Diese Einstellung hat einen Wert.</translation>
  </message>
  <message>
   <source>This has to be text.</source>
   <translation>Das muss Text sein.</translation>
  </message>
  <message>
   <source>At most {most_text} characters.</source>
   <translation>Höchstens {most_text} Zeichen.</translation>
  </message>
  <message>
   <source>This has characters that cannot be shown.</source>
   <translation>Das enthält Zeichen, die nicht angezeigt werden können.</translation>
  </message>
  <message>
   <source>At least one is needed.</source>
   <translation>Mindestens einer ist nötig.</translation>
  </message>
  <message>
   <source>At most {most_items}.</source>
   <translation>Höchstens {most_items}.</translation>
  </message>
  <message>
   <source>The same is there twice.</source>
   <translation>Dasselbe steht zweimal da.</translation>
  </message>
  <message>
   <source>It is either on or off.</source>
   <translation>Entweder an oder aus.</translation>
  </message>
  <message>
   <source>A whole number from {least} to {most}.</source>
   <translation>Eine ganze Zahl von {least} bis {most}.</translation>
  </message>
  <message>
   <source>One of: {names}.</source>
   <translation>Eines von: {names}.</translation>
  </message>
  <message>
   <source>{words} So “{on_chain}” was put on chain, which pays nothing.</source>
   <translation>{words} Deshalb kam „{on_chain}“ auf die Chain, was nichts einbringt.</translation>
  </message>
  <message>
   <source>one of {value} is wanted</source>
   <translation>erwartet wird eines von {value}</translation>
  </message>
  <message>
   <source>{words} Nothing was put on chain.</source>
   <translation>{words} Es kam nichts auf die Chain.</translation>
  </message>
  <message>
   <source>true or false is wanted</source>
   <translation>erwartet wird true oder false</translation>
  </message>
  <message>
   <source>at {ok} true or false is wanted</source>
   <translation>unter {ok} wird true oder false erwartet</translation>
  </message>
  <message>
   <source>it says so without a reason</source>
   <translation>sie sagt das ohne Begründung</translation>
  </message>
  <message>
   <source>The task's answer was “{value}”: it had nothing to submit.</source>
   <translation>Die Antwort des Tasks war „{value}“: Er hatte nichts einzureichen.</translation>
  </message>
  <message>
   <source>The task gives no verdict on this proof.</source>
   <translation>Der Task gibt zu diesem Nachweis kein Urteil ab.</translation>
  </message>
  <message>
   <source>it has nothing at {ok}</source>
   <translation>unter {ok} steht nichts</translation>
  </message>
  <message>
   <source>it has nothing at {at}</source>
   <translation>unter {at} steht nichts</translation>
  </message>
  <message>
   <source>Steps before this one: {steps}</source>
   <translation>Schritte vor diesem: {steps}</translation>
  </message>
  <message>
   <source>There is no step before this one</source>
   <translation>Vor diesem Schritt gibt es keinen</translation>
  </message>
  <message>
   <source>This path is the same in every round</source>
   <translation>Dieser Pfad ist in jeder Runde derselbe</translation>
  </message>
  <message>
   <source>a stage that calls nothing has no steps before it</source>
   <translation>eine Stufe, die nichts aufruft, hat keine Schritte davor</translation>
  </message>
  <message>
   <source>Leave them out</source>
   <translation>Diese weglassen</translation>
  </message>
  <message>
   <source>no answer means that there is nothing to submit</source>
   <translation>keine Antwort bedeutet, dass es nichts einzureichen gibt</translation>
  </message>
  <message>
   <source>it cannot be put on chain</source>
   <translation>kann nicht auf die Chain gebracht werden</translation>
  </message>
  <message>
   <source>Write at most {max_on_chain} bytes of plain text</source>
   <translation>Höchstens {max_on_chain} Byte einfachen Text angeben</translation>
  </message>
  <message>
   <source>a GET has no body</source>
   <translation>ein GET hat keinen Inhalt</translation>
  </message>
  <message>
   <source>it is no path on the task's server</source>
   <translation>das ist kein Pfad auf dem Server des Tasks</translation>
  </message>
  <message>
   <source>there is no proof to look at here</source>
   <translation>hier gibt es keinen Nachweis zum Ansehen</translation>
  </message>
  <message>
   <source>Only an audit has one</source>
   <translation>Nur ein Audit hat einen</translation>
  </message>
  <message>
   <source>it is no JSON pointer</source>
   <translation>das ist kein JSON-Zeiger</translation>
  </message>
  <message>
   <source>one comparison is needed</source>
   <translation>genau ein Vergleich ist nötig</translation>
  </message>
  <message>
   <source>only a proof can come later</source>
   <translation>nur ein Nachweis kann später kommen</translation>
  </message>
  <message>
   <source>Leave it out; errors are asked again anyway</source>
   <translation>Das weglassen; bei Fehlern wird ohnehin noch einmal gefragt</translation>
  </message>
  <message>
   <source>a value cannot mean both right and wrong</source>
   <translation>ein Wert kann nicht richtig und falsch zugleich bedeuten</translation>
  </message>
  <message>
   <source>Take it out of one of the lists</source>
   <translation>Aus einer der Listen entfernen</translation>
  </message>
  <message>
   <source>it says both what is called and why nothing is</source>
   <translation>es wird sowohl gesagt, was gefragt wird, als auch, warum nichts</translation>
  </message>
  <message>
   <source>nothing is called</source>
   <translation>es wird nichts gefragt</translation>
  </message>
  <message>
   <source>another step has this name</source>
   <translation>ein anderer Schritt hat diesen Namen</translation>
  </message>
  <message>
   <source>Give each a name of its own</source>
   <translation>Jedem einen eigenen Namen geben</translation>
  </message>
  <message>
   <source>every proof says this by itself</source>
   <translation>jeder Nachweis sagt das von selbst</translation>
  </message>
  <message>
   <source>Leave it out</source>
   <translation>Das weglassen</translation>
  </message>
  <message>
   <source>another signature has this name</source>
   <translation>eine andere Signatur hat diesen Namen</translation>
  </message>
  <message>
   <source>it is empty</source>
   <translation>das ist leer</translation>
  </message>
  <message>
   <source>Say which members are signed</source>
   <translation>Angeben, welche Felder signiert werden</translation>
  </message>
  <message>
   <source>nothing is done with it</source>
   <translation>damit wird nichts gemacht</translation>
  </message>
  <message>
   <source>{shown} has no value here</source>
   <translation>{shown} hat hier keinen Wert</translation>
  </message>
  <message>
   <source>it does not say what is compared</source>
   <translation>es wird nicht gesagt, was verglichen wird</translation>
  </message>
  <message>
   <source>{shown} names no signature of this call</source>
   <translation>{shown} nennt keine Signatur dieses Aufrufs</translation>
  </message>
  <message>
   <source>{step} looks like a secret</source>
   <translation>{step} sieht nach einem Geheimnis aus</translation>
  </message>
  <message>
   <source>What a call says may become public; secrets stay in the container</source>
   <translation>Was ein Aufruf sagt, kann öffentlich werden; Geheimnisse bleiben im Container</translation>
  </message>
  <message>
   <source>The stages cannot be used</source>
   <translation>Die Stufen sind nicht verwendbar</translation>
  </message>
  <message>
   <source>The description of the stages is not right</source>
   <translation>Die Beschreibung der Stufen ist nicht richtig</translation>
  </message>
  <message>
   <source>There are no such stages</source>
   <translation>Diese Stufen gibt es nicht</translation>
  </message>
  <message>
   <source>These stages sign with your main key</source>
   <translation>Diese Stufen signieren mit dem Hauptschlüssel</translation>
  </message>
  <message>
   <source>Nothing describes stages called “{name}”. There are: {names}.</source>
   <translation>Nichts beschreibt Stufen namens „{name}“. Es gibt: {names}.</translation>
  </message>
  <message>
   <source>“{title}” asks for signatures of your main key, which holds your money; the container is shown what was signed. Nothing was changed: say that you agree to it, or choose other stages.</source>
   <translation>„{title}“ verlangt Signaturen des Hauptschlüssels, auf dem Geld liegt; der Container bekommt zu sehen, was signiert wurde. Es wurde nichts geändert: Ausdrücklich zustimmen oder andere Stufen wählen.</translation>
  </message>
  <message>
   <source>the whole file</source>
   <translation>die ganze Datei</translation>
  </message>
  <message>
   <source>At most {max_levels} levels are read</source>
   <translation>Höchstens {max_levels} Ebenen werden gelesen</translation>
  </message>
  <message>
   <source>it is too large</source>
   <translation>zu groß</translation>
  </message>
  <message>
   <source>A description has at most {max_file_bytes} bytes</source>
   <translation>Eine Beschreibung hat höchstens {max_file_bytes} Byte</translation>
  </message>
  <message>
   <source>JSON has no such value</source>
   <translation>JSON kennt keinen solchen Wert</translation>
  </message>
  <message>
   <source>Write a text, a number, true or false</source>
   <translation>Einen Text, eine Zahl, true oder false angeben</translation>
  </message>
  <message>
   <source>it is not TOML: {error}</source>
   <translation>das ist kein TOML: {error}</translation>
  </message>
  <message>
   <source>it is not TOML that can be read</source>
   <translation>das ist kein lesbares TOML</translation>
  </message>
  <message>
   <source>a text</source>
   <translation>a text</translation>
  </message>
  <message>
   <source>a whole number</source>
   <translation>a whole number</translation>
  </message>
  <message>
   <source>a number</source>
   <translation>a number</translation>
  </message>
  <message>
   <source>true or false</source>
   <translation>true oder false</translation>
  </message>
  <message>
   <source>a list</source>
   <translation>a list</translation>
  </message>
  <message>
   <source>a table</source>
   <translation>a table</translation>
  </message>
  <message>
   <source>Did you mean “{near}”?</source>
   <translation>War „{near}“ gemeint?</translation>
  </message>
  <message>
   <source>It may have: {names}</source>
   <translation>Möglich sind: {names}</translation>
  </message>
  <message>
   <source>there is no such field</source>
   <translation>dieses Feld gibt es nicht</translation>
  </message>
  <message>
   <source>it is {get}</source>
   <translation>it is {get}</translation>
  </message>
  <message>
   <source>Write {wanted}</source>
   <translation>Write {wanted}</translation>
  </message>
  <message>
   <source>at most</source>
   <translation>höchstens</translation>
  </message>
  <message>
   <source>at least</source>
   <translation>mindestens</translation>
  </message>
  <message>
   <source>less than</source>
   <translation>weniger als</translation>
  </message>
  <message>
   <source>more than</source>
   <translation>mehr als</translation>
  </message>
  <message>
   <source>it is out of bounds</source>
   <translation>außerhalb der Grenzen</translation>
  </message>
  <message>
   <source>It has {bound} {found}{unit}</source>
   <translation>Erlaubt: {bound} {found}{unit}</translation>
  </message>
  <message>
   <source>it is no name</source>
   <translation>das ist kein Name</translation>
  </message>
  <message>
   <source>{found} is not among its values</source>
   <translation>{found} gehört nicht zu den möglichen Werten</translation>
  </message>
  <message>
   <source>Write {words}</source>
   <translation>Write {words}</translation>
  </message>
  <message>
   <source>Expected `(\w+)` (of length )?([&lt;&gt;]=?) ([\d.]+)</source>
   <translation>Expected `(\w+)` (of length )?([&lt;&gt;]=?) ([\d.]+)</translation>
  </message>
  <message>
   <source>Invalid enum value (.*)</source>
   <translation>Invalid enum value (.*)</translation>
  </message>
  <message>
   <source>the answer of “{step}”</source>
   <translation>die Antwort von „{step}“</translation>
  </message>
  <message>
   <source>the proof</source>
   <translation>der Nachweis</translation>
  </message>
  <message>
   <source>a single “{text}” stands for nothing; write “{text_2}{text_3}” where it is meant</source>
   <translation>ein einzelnes „{text}“ steht für nichts; „{text_2}{text_3}“ schreiben, wo es gemeint ist</translation>
  </message>
  <message>
   <source>there is no placeholder {{{inner}}}</source>
   <translation>es gibt keinen Platzhalter {{{inner}}}</translation>
  </message>
  <message>
   <source>an object or a list cannot stand amid text</source>
   <translation>ein Objekt oder eine Liste kann nicht mitten im Text stehen</translation>
  </message>
  <message>
   <source>it needs the variable {name}, which is not set</source>
   <translation>braucht die Variable {name}, die nicht gesetzt ist</translation>
  </message>
  <message>
   <source>the step “{step}” gave no answer</source>
   <translation>der Schritt „{step}“ gab keine Antwort</translation>
  </message>
  <message>
   <source>{what} has nothing at {pointer}</source>
   <translation>{what} enthält nichts unter {pointer}</translation>
  </message>
  <message>
   <source>not asked yet</source>
   <translation>noch nicht gefragt</translation>
  </message>
  <message>
   <source>another network</source>
   <translation>anderes Netzwerk</translation>
  </message>
  <message>
   <source>Nothing goes on chain, and nothing is earned.</source>
   <translation>Es kommt nichts auf die Chain, und es wird nichts verdient.</translation>
  </message>
  <message>
   <source>To earn with it, look it up again and run it.</source>
   <translation>Um damit zu verdienen, den Task neu nachschlagen und ausführen.</translation>
  </message>
  <message>
   <source>The stake is cut if the votes go against it.</source>
   <translation>Der Einsatz wird gekürzt, wenn dagegen gestimmt wird.</translation>
  </message>
  <message>
   <source>The stake was cut: the votes went against the proof of round {number}.</source>
   <translation>Der Einsatz wurde gekürzt: Die Abstimmung ging gegen den Nachweis von Runde {number} aus.</translation>
  </message>
  <message>
   <source>Its stake can be taken back from round {due} on.</source>
   <translation>Der Einsatz kann ab Runde {due} zurückgeholt werden.</translation>
  </message>
  <message>
   <source>the main wallet holds {held}</source>
   <translation>im Haupt-Wallet liegen {held}</translation>
  </message>
  <message>
   <source>It needs {missing} more of stake; {there}.</source>
   <translation>Es fehlen {missing} an Einsatz; {there}.</translation>
  </message>
  <message>
   <source>The main wallet holds {balance}: too little for the fees of proofs and votes.</source>
   <translation>Im Haupt-Wallet liegen {balance}: zu wenig für die Gebühren von Nachweisen und Stimmen.</translation>
  </message>
  <message>
   <source>It could not go on and is left stopped.</source>
   <translation>Der Task konnte nicht weiterlaufen und bleibt angehalten.</translation>
  </message>
  <message>
   <source>It takes part in no rounds; its stake stays where it is.</source>
   <translation>Der Task nimmt an keinen Runden teil; sein Einsatz bleibt, wo er ist.</translation>
  </message>
  <message>
   <source>It takes part in no rounds.</source>
   <translation>Der Task nimmt an keinen Runden teil.</translation>
  </message>
  <message>
   <source>{practice_means} Round {number} would have been missed.{note}</source>
   <translation>{practice_means} Runde {number} wäre versäumt worden.{note}</translation>
  </message>
  <message>
   <source>The stake was cut by {lost}: the votes went against the proof of round {number}.</source>
   <translation>Der Einsatz wurde um {lost} gekürzt: Die Abstimmung ging gegen den Nachweis von Runde {number} aus.</translation>
  </message>
  <message>
   <source>Round {number} was missed</source>
   <translation>Runde {number} wurde versäumt</translation>
  </message>
  <message>
   <source>{missed} rounds in a row were missed</source>
   <translation>{missed} Runden in Folge wurden versäumt</translation>
  </message>
  <message>
   <source>Its stake can be taken back.</source>
   <translation>Der Einsatz kann zurückgeholt werden.</translation>
  </message>
  <message>
   <source>The creator has replaced this task by another one: {migrated_to}.</source>
   <translation>Der Task wurde durch einen anderen ersetzt: {migrated_to}.</translation>
  </message>
  <message>
   <source>The task is no longer active: the network takes no more stakes or proofs for it.</source>
   <translation>Der Task ist nicht mehr aktiv: Das Netzwerk nimmt dafür weder Einsätze noch Nachweise mehr an.</translation>
  </message>
  <message>
   <source>Its bounty is used up: further rounds pay nothing unless somebody funds it again.</source>
   <translation>Der Prämientopf ist aufgebraucht: Weitere Runden bringen nichts ein, solange ihn niemand neu füllt.</translation>
  </message>
  <message>
   <source>Finish it, or let it run if you expect new funds.</source>
   <translation>Zu Ende bringen, oder weiterlaufen lassen, wenn neues Geld zu erwarten ist.</translation>
  </message>
  <message>
   <source>Nothing runs, nothing is staked. Its rounds are followed on the chain.</source>
   <translation>Nichts läuft, nichts ist eingesetzt. Die Runden werden auf der Chain verfolgt.</translation>
  </message>
  <message>
   <source>Changed since you agreed to run it: {what}.</source>
   <translation>Seit der Zustimmung geändert: {what}.</translation>
  </message>
  <message>
   <source>Look at the changes, and agree to them or not; it is not started before.</source>
   <translation>Die Änderungen ansehen und ihnen zustimmen oder nicht; vorher wird der Task nicht gestartet.</translation>
  </message>
  <message>
   <source>It asks for variables that have no value yet: {names}.</source>
   <translation>Der Task verlangt Variablen, die noch keinen Wert haben: {names}.</translation>
  </message>
  <message>
   <source>Set them, then it can start.</source>
   <translation>Sie setzen, dann kann er starten.</translation>
  </message>
  <message>
   <source>Look at its logs; start it again when the cause is gone.</source>
   <translation>Die Protokolle ansehen; neu starten, wenn die Ursache behoben ist.</translation>
  </message>
  <message>
   <source>Its stake of {task} can be taken back from round {first} on.</source>
   <translation>Der Einsatz von {task} kann ab Runde {first} zurückgeholt werden.</translation>
  </message>
  <message>
   <source>Check the internet connection; the program keeps trying.</source>
   <translation>Die Internetverbindung prüfen; das Programm versucht es weiter.</translation>
  </message>
  <message>
   <source>Start Docker; the program keeps trying.</source>
   <translation>Docker starten; das Programm versucht es weiter.</translation>
  </message>
  <message>
   <source>Its logs tell more; restart it if it does not recover.</source>
   <translation>Die Protokolle sagen mehr; neu starten, wenn es sich nicht fängt.</translation>
  </message>
  <message>
   <source>{practice_means} Round {number} went well.</source>
   <translation>{practice_means} Runde {number} verlief gut.</translation>
  </message>
  <message>
   <source>Round {number} will likely be missed: {warning}</source>
   <translation>Runde {number} wird wahrscheinlich versäumt: {warning}</translation>
  </message>
  <message>
   <source>There is still time: look at its container and its logs.</source>
   <translation>Es ist noch Zeit: Den Container und seine Protokolle ansehen.</translation>
  </message>
  <message>
   <source>Another node doubts the proof of round {number}: {votes_for} for it, {votes_against} against. {at_stake}</source>
   <translation>Ein anderer Knoten zweifelt den Nachweis von Runde {number} an: {votes_for} dafür, {votes_against} dagegen. {at_stake}</translation>
  </message>
  <message>
   <source>Other nodes decide by their votes; “why?” of the round tells who raised it.</source>
   <translation>Andere Knoten entscheiden mit ihren Stimmen; „Warum?“ bei der Runde sagt, wer das Audit ausgelöst hat.</translation>
  </message>
  <message>
   <source>Stop the task if the next proofs may be wrong too; ask “why?” of that round for the evidence.</source>
   <translation>Den Task anhalten, wenn auch die nächsten Nachweise falsch sein können; „Warum?“ bei dieser Runde führt zu den Beweisen.</translation>
  </message>
  <message>
   <source>Ask “why?” of the round; a missed round pays nothing.</source>
   <translation>„Warum?“ bei der Runde sagt mehr; eine versäumte Runde bringt nichts ein.</translation>
  </message>
  <message>
   <source>Proofs are submitted, but round {number} paid nothing.{note}</source>
   <translation>Nachweise werden eingereicht, aber Runde {number} brachte nichts ein.{note}</translation>
  </message>
  <message>
   <source>Ask “why?” of the round for the whole chain of facts.</source>
   <translation>„Warum?“ bei der Runde zeigt die ganze Kette der Tatsachen.</translation>
  </message>
  <message>
   <source>It runs, but Koii has taken the task off its list of checked tasks.</source>
   <translation>Der Task läuft, aber Koii hat ihn von der Liste der geprüften Tasks genommen.</translation>
  </message>
  <message>
   <source>Find out why before you stake more; finish it if in doubt.</source>
   <translation>Vor weiterem Einsatz den Grund herausfinden; im Zweifel zu Ende bringen.</translation>
  </message>
  <message>
   <source>Round {number} paid {amount_text}.</source>
   <translation>Runde {number} brachte {amount_text}.</translation>
  </message>
  <message>
   <source>No round has ended yet; the first reward can come at the end of round {paid_in}.</source>
   <translation>Noch ist keine Runde zu Ende; die erste Belohnung kann am Ende von Runde {paid_in} kommen.</translation>
  </message>
  <message>
   <source>Nothing runs, nothing is staked. The network does not answer: this is what it said last.</source>
   <translation>Nichts läuft, nichts ist eingesetzt. Das Netzwerk antwortet nicht: So war sein letzter Stand.</translation>
  </message>
  <message>
   <source>Send {symbol} to the main wallet, then start the task again.</source>
   <translation>{symbol} an das Haupt-Wallet senden, dann den Task neu starten.</translation>
  </message>
  <message>
   <source>Send a little KOII to the main wallet before the next window closes.</source>
   <translation>Etwas KOII an das Haupt-Wallet senden, bevor das nächste Fenster schließt.</translation>
  </message>
  <message>
   <source>Its container is being stopped.</source>
   <translation>Der Container wird angehalten.</translation>
  </message>
  <message>
   <source>The network does not answer: nothing can be submitted or paid until it does.</source>
   <translation>Das Netzwerk antwortet nicht: Bis dahin kann nichts eingereicht oder bezahlt werden.</translation>
  </message>
  <message>
   <source>The container engine does not answer: no work can be done until it does.</source>
   <translation>Die Container-Engine antwortet nicht: Bis dahin kann nicht gearbeitet werden.</translation>
  </message>
  <message>
   <source>It begins no new round and stops when its rounds are through.</source>
   <translation>Der Task beginnt keine neue Runde und hält an, wenn seine Runden durch sind.</translation>
  </message>
  <message>
   <source>Its container is being started.</source>
   <translation>Der Container wird gestartet.</translation>
  </message>
  <message>
   <source>{practice_means} No round was practised to its end yet.</source>
   <translation>{practice_means} Noch wurde keine Runde bis zum Ende geübt.</translation>
  </message>
  <message>
   <source>Ask “why?” of the round, and look at the task's logs.</source>
   <translation>„Warum?“ bei der Runde fragen und die Protokolle des Tasks ansehen.</translation>
  </message>
  <message>
   <source>It runs; its first round has not begun on this node.</source>
   <translation>Der Task läuft; seine erste Runde hat auf diesem Knoten noch nicht begonnen.</translation>
  </message>
  <message>
   <source>Join the new task by its ID; finish this one. {sight}</source>
   <translation>Dem neuen Task mit seiner ID beitreten; diesen zu Ende bringen. {sight}</translation>
  </message>
  <message>
   <source>Finish it; what it has paid stays claimable. {sight}</source>
   <translation>Zu Ende bringen; was er gezahlt hat, bleibt einlösbar. {sight}</translation>
  </message>
  <message>
   <source>Nothing of it runs. What it practised put nothing on chain.</source>
   <translation>Nichts davon läuft. Beim Üben kam nichts auf die Chain.</translation>
  </message>
  <message>
   <source>out of bounty</source>
   <translation>Prämientopf leer</translation>
  </message>
  <message>
   <source>waiting for approval</source>
   <translation>wartet auf Zustimmung</translation>
  </message>
  <message>
   <source>waiting for variables</source>
   <translation>wartet auf Variablen</translation>
  </message>
  <message>
   <source>cooling down</source>
   <translation>kühlt ab</translation>
  </message>
  <message>
   <source>network away</source>
   <translation>Netzwerk weg</translation>
  </message>
  <message>
   <source>engine away</source>
   <translation>Engine weg</translation>
  </message>
  <message>
   <source>missing rounds</source>
   <translation>versäumt Runden</translation>
  </message>
  <message>
   <source>warming up</source>
   <translation>läuft an</translation>
  </message>
  <message>
   <source>Practice: {lower}</source>
   <translation>Probelauf: {lower}</translation>
  </message>
  <message>
   <source>Migrated</source>
   <translation>Umgezogen</translation>
  </message>
  <message>
   <source>The creator has replaced the task by another one.</source>
   <translation>Der Task wurde durch einen anderen ersetzt.</translation>
  </message>
  <message>
   <source>Nothing else about the old task matters any more: the rewards are in the new one.</source>
   <translation>Sonst zählt am alten Task nichts mehr: Die Belohnungen gibt es im neuen.</translation>
  </message>
  <message>
   <source>Complete</source>
   <translation>Abgeschlossen</translation>
  </message>
  <message>
   <source>The task is no longer active on the network.</source>
   <translation>Der Task ist im Netzwerk nicht mehr aktiv.</translation>
  </message>
  <message>
   <source>Whatever runs, no proof is taken any more.</source>
   <translation>Was auch läuft, es wird kein Nachweis mehr angenommen.</translation>
  </message>
  <message>
   <source>Out of bounty</source>
   <translation>Prämientopf leer</translation>
  </message>
  <message>
   <source>Nothing is left of the task's bounty.</source>
   <translation>Vom Prämientopf des Tasks ist nichts übrig.</translation>
  </message>
  <message>
   <source>Work goes on, but for nothing.</source>
   <translation>Die Arbeit geht weiter, aber umsonst.</translation>
  </message>
  <message>
   <source>Watching</source>
   <translation>Beobachtet</translation>
  </message>
  <message>
   <source>The task is only looked at: nothing runs, nothing is staked.</source>
   <translation>Der Task wird nur angesehen: Nichts läuft, nichts ist eingesetzt.</translation>
  </message>
  <message>
   <source>Nothing of what follows can be true of it.</source>
   <translation>Nichts von dem, was folgt, kann auf ihn zutreffen.</translation>
  </message>
  <message>
   <source>Needs your look</source>
   <translation>Bitte ansehen</translation>
  </message>
  <message>
   <source>The image, the program, the stake or the windows are no longer as the user agreed.</source>
   <translation>Das Image, das Programm, der Einsatz oder die Fenster sind nicht mehr so, wie vereinbart wurde.</translation>
  </message>
  <message>
   <source>Only the user can go on here, and nothing is started before.</source>
   <translation>Hier kommt nur der Mensch weiter, und vorher wird nichts gestartet.</translation>
  </message>
  <message>
   <source>Needs variables</source>
   <translation>Braucht Variablen</translation>
  </message>
  <message>
   <source>The task does not run, and variables that it asks for have no value.</source>
   <translation>Der Task läuft nicht, und Variablen, die er verlangt, haben keinen Wert.</translation>
  </message>
  <message>
   <source>Only the user can set them, and nothing is started before.</source>
   <translation>Nur der Mensch kann sie setzen, und vorher wird nichts gestartet.</translation>
  </message>
  <message>
   <source>Not enough funds</source>
   <translation>Zu wenig Guthaben</translation>
  </message>
  <message>
   <source>The main wallet cannot pay the stake that a start needs, or the fees of a task that runs, in KOII.</source>
   <translation>Das Haupt-Wallet kann den Einsatz nicht zahlen, den ein Start braucht, oder die Gebühren eines laufenden Tasks in KOII.</translation>
  </message>
  <message>
   <source>It is the cause of the failure that would be told next, and money mends it.</source>
   <translation>Das ist die Ursache des Fehlers, der sonst als Nächstes genannt würde, und Geld behebt sie.</translation>
  </message>
  <message>
   <source>Failed</source>
   <translation>Gescheitert</translation>
  </message>
  <message>
   <source>The task was given up: it crashed too often, or cannot be started or stopped.</source>
   <translation>Der Task wurde aufgegeben: Er stürzte zu oft ab oder kann nicht gestartet oder angehalten werden.</translation>
  </message>
  <message>
   <source>It is not tried again by itself.</source>
   <translation>Von selbst wird es nicht noch einmal versucht.</translation>
  </message>
  <message>
   <source>Stopping</source>
   <translation>Hält an</translation>
  </message>
  <message>
   <source>The container is being stopped.</source>
   <translation>Der Container wird angehalten.</translation>
  </message>
  <message>
   <source>It is over in seconds, and the buttons follow it.</source>
   <translation>Das dauert Sekunden, und die Schaltflächen folgen.</translation>
  </message>
  <message>
   <source>Cooling down</source>
   <translation>Kühlt ab</translation>
  </message>
  <message>
   <source>The task is stopped, and its newest proof still holds its stake.</source>
   <translation>Der Task ist angehalten, und sein neuester Nachweis hält den Einsatz noch fest.</translation>
  </message>
  <message>
   <source>More exact than “stopped”: it tells when the stake can be taken back.</source>
   <translation>Genauer als „angehalten“: Es sagt, wann der Einsatz zurückgeholt werden kann.</translation>
  </message>
  <message>
   <source>Stopped</source>
   <translation>Angehalten</translation>
  </message>
  <message>
   <source>Nothing of the task runs.</source>
   <translation>Vom Task läuft nichts.</translation>
  </message>
  <message>
   <source>What is away does not matter to a task that does not run, nor how its rounds went.</source>
   <translation>Was nicht erreichbar ist, spielt für einen Task, der nicht läuft, keine Rolle, auch nicht, wie seine Runden verliefen.</translation>
  </message>
  <message>
   <source>Network away</source>
   <translation>Netzwerk weg</translation>
  </message>
  <message>
   <source>The RPC server does not answer.</source>
   <translation>Der RPC-Server antwortet nicht.</translation>
  </message>
  <message>
   <source>No round can be submitted, whatever the container does.</source>
   <translation>Keine Runde kann eingereicht werden, was auch immer der Container tut.</translation>
  </message>
  <message>
   <source>Engine away</source>
   <translation>Engine weg</translation>
  </message>
  <message>
   <source>The container engine does not answer.</source>
   <translation>Die Container-Engine antwortet nicht.</translation>
  </message>
  <message>
   <source>It is the cause of an unhealthy container.</source>
   <translation>Das ist die Ursache eines gestörten Containers.</translation>
  </message>
  <message>
   <source>Unhealthy</source>
   <translation>Gestört</translation>
  </message>
  <message>
   <source>The container has crashed, or does not answer.</source>
   <translation>Der Container ist abgestürzt oder antwortet nicht.</translation>
  </message>
  <message>
   <source>It is why rounds will be missed next.</source>
   <translation>Deshalb werden als Nächstes Runden versäumt.</translation>
  </message>
  <message>
   <source>Finishing</source>
   <translation>Läuft aus</translation>
  </message>
  <message>
   <source>No new round is begun; the last ones are brought to their end.</source>
   <translation>Es wird keine neue Runde begonnen; die letzten werden zu Ende gebracht.</translation>
  </message>
  <message>
   <source>The user asked for it and waits for its end.</source>
   <translation>Das war so gewünscht, und es wird auf das Ende gewartet.</translation>
  </message>
  <message>
   <source>Starting</source>
   <translation>Startet</translation>
  </message>
  <message>
   <source>The image is fetched, the container started, or the stake paid.</source>
   <translation>Das Image wird geladen, der Container gestartet oder der Einsatz gezahlt.</translation>
  </message>
  <message>
   <source>How the rounds go can be told once it runs.</source>
   <translation>Wie die Runden verlaufen, lässt sich sagen, sobald der Task läuft.</translation>
  </message>
  <message>
   <source>Practising</source>
   <translation>Übt</translation>
  </message>
  <message>
   <source>The task only practises: its container runs at the network's rounds, and nothing goes on chain.</source>
   <translation>Der Task übt nur: Sein Container läuft in den Runden des Netzwerks, und nichts kommt auf die Chain.</translation>
  </message>
  <message>
   <source>How rounds are paid, audited or missed can be told only of a task that takes part.</source>
   <translation>Wie Runden bezahlt, auditiert oder versäumt werden, lässt sich nur von einem Task sagen, der teilnimmt.</translation>
  </message>
  <message>
   <source>Miss expected</source>
   <translation>Versäumnis erwartet</translation>
  </message>
  <message>
   <source>A round under way has a warning.</source>
   <translation>Zu einer laufenden Runde gibt es eine Warnung.</translation>
  </message>
  <message>
   <source>The only trouble with rounds that the user can still avert.</source>
   <translation>Das einzige Problem mit Runden, das sich noch abwenden lässt.</translation>
  </message>
  <message>
   <source>Proof in doubt</source>
   <translation>Nachweis angezweifelt</translation>
  </message>
  <message>
   <source>Another node has raised an audit against a proof of ours, and the votes have not cleared it.</source>
   <translation>Ein anderer Knoten hat ein Audit gegen einen unserer Nachweise ausgelöst, und die Abstimmung hat ihn nicht entlastet.</translation>
  </message>
  <message>
   <source>The stake is in danger now.</source>
   <translation>Der Einsatz ist jetzt in Gefahr.</translation>
  </message>
  <message>
   <source>Stake cut</source>
   <translation>Einsatz gekürzt</translation>
  </message>
  <message>
   <source>One of the last {recent_rounds} rounds that ended cost a part of the stake.</source>
   <translation>Eine der letzten {recent_rounds} beendeten Runden kostete einen Teil des Einsatzes.</translation>
  </message>
  <message>
   <source>Worse than a miss: the same cause may cost more with the next round.</source>
   <translation>Schlimmer als ein Versäumnis: Dieselbe Ursache kann in der nächsten Runde mehr kosten.</translation>
  </message>
  <message>
   <source>Missing rounds</source>
   <translation>Versäumt Runden</translation>
  </message>
  <message>
   <source>The newest round that ended was missed. A first round is left out: it was half over when it began.</source>
   <translation>Die neueste beendete Runde wurde versäumt. Eine erste Runde zählt nicht: Sie war halb vorbei, als sie begann.</translation>
  </message>
  <message>
   <source>Newer than what was paid or not paid before.</source>
   <translation>Neuer als das, was vorher bezahlt oder nicht bezahlt wurde.</translation>
  </message>
  <message>
   <source>Unpaid</source>
   <translation>Unbezahlt</translation>
  </message>
  <message>
   <source>The newest round that was settled paid nothing, though its proof was on chain.</source>
   <translation>Die neueste abgerechnete Runde brachte nichts ein, obwohl ihr Nachweis auf der Chain war.</translation>
  </message>
  <message>
   <source>The node does its part, and something after that goes wrong.</source>
   <translation>Der Knoten tut das Seine, und etwas danach läuft schief.</translation>
  </message>
  <message>
   <source>Delisted</source>
   <translation>Von der Liste genommen</translation>
  </message>
  <message>
   <source>The task was on Koii's list of checked tasks and no longer is.</source>
   <translation>Der Task stand auf Koiis Liste der geprüften Tasks und steht nicht mehr darauf.</translation>
  </message>
  <message>
   <source>It may still pay; but it is worth knowing before more stake goes in.</source>
   <translation>Er kann noch zahlen; aber das sollte vor weiterem Einsatz bekannt sein.</translation>
  </message>
  <message>
   <source>Earning</source>
   <translation>Verdient</translation>
  </message>
  <message>
   <source>The newest round that was settled was paid.</source>
   <translation>Die neueste abgerechnete Runde wurde bezahlt.</translation>
  </message>
  <message>
   <source>All is well.</source>
   <translation>Alles ist gut.</translation>
  </message>
  <message>
   <source>Warming up</source>
   <translation>Läuft an</translation>
  </message>
  <message>
   <source>The task runs, and no round of it was settled yet.</source>
   <translation>Der Task läuft, und noch wurde keine seiner Runden abgerechnet.</translation>
  </message>
  <message>
   <source>What is left when nothing else can be told; it always holds.</source>
   <translation>Was bleibt, wenn sich sonst nichts sagen lässt; es gilt immer.</translation>
  </message>
  <message>
   <source>Cid</source>
   <translation>CID</translation>
  </message>
  <message>
   <source>Uninitialized</source>
   <translation>Nicht eingerichtet</translation>
  </message>
  <message>
   <source>units of {symbol}</source>
   <translation>Einheiten von {symbol}</translation>
  </message>
  <message>
   <source>Variables are missing</source>
   <translation>Variablen fehlen</translation>
  </message>
  <message>
   <source>The variable was not set</source>
   <translation>Die Variable wurde nicht gesetzt</translation>
  </message>
  <message>
   <source>It waits for what only you can give it: {listed}. Set it with `orca-desktop variables`; then it is started.</source>
   <translation>Der Task wartet auf das, was nur Sie ihm geben können: {listed}. Mit `orca-desktop variables` setzen; dann wird er gestartet.</translation>
  </message>
  <message>
   <source>{name} was not set: {reason}. Nothing was changed.</source>
   <translation>{name} wurde nicht gesetzt: {reason}. Es wurde nichts geändert.</translation>
  </message>
  <message>
   <source>and {left} more</source>
   <translation>und {left} weitere</translation>
  </message>
  <message>
   <source>it is longer than {max_value} characters</source>
   <translation>länger als {max_value} Zeichen</translation>
  </message>
  <message>
   <source>it has a zero character, which no environment can hold</source>
   <translation>enthält ein Nullzeichen, das in keiner Umgebung stehen kann</translation>
  </message>
  <message>
   <source>it is not plain text</source>
   <translation>das ist kein einfacher Text</translation>
  </message>
  <message>
   <source>These words make no key</source>
   <translation>Diese Wörter ergeben keinen Schlüssel</translation>
  </message>
  <message>
   <source>That holds no key</source>
   <translation>Darin ist kein Schlüssel</translation>
  </message>
  <message>
   <source>The keyring did not keep the account</source>
   <translation>Der Schlüsselbund hat das Konto nicht behalten</translation>
  </message>
  <message>
   <source>The PIN does not fit</source>
   <translation>Die PIN passt nicht</translation>
  </message>
  <message>
   <source>There is an account of this name</source>
   <translation>Ein Konto dieses Namens gibt es schon</translation>
  </message>
  <message>
   <source>This is no name for an account</source>
   <translation>Das ist kein Name für ein Konto</translation>
  </message>
  <message>
   <source>There is no such account</source>
   <translation>Dieses Konto gibt es nicht</translation>
  </message>
  <message>
   <source>There is no account yet</source>
   <translation>Es gibt noch kein Konto</translation>
  </message>
  <message>
   <source>That is no public key</source>
   <translation>Das ist kein öffentlicher Schlüssel</translation>
  </message>
  <message>
   <source>This is not signed without you</source>
   <translation>Das wird ohne Ihre Zustimmung nicht signiert</translation>
  </message>
  <message>
   <source>This account is here already</source>
   <translation>Dieses Konto ist schon da</translation>
  </message>
  <message>
   <source>The account is in use</source>
   <translation>Das Konto ist in Gebrauch</translation>
  </message>
  <message>
   <source>Nothing would bring it back</source>
   <translation>Nichts brächte es zurück</translation>
  </message>
  <message>
   <source>That is another name</source>
   <translation>Das ist ein anderer Name</translation>
  </message>
  <message>
   <source>There are no words to show</source>
   <translation>Es gibt keine Wörter zum Anzeigen</translation>
  </message>
  <message>
   <source>There is no such place for keys</source>
   <translation>Diesen Ort für Schlüssel gibt es nicht</translation>
  </message>
  <message>
   <source>Wait a moment</source>
   <translation>Bitte kurz warten</translation>
  </message>
  <message>
   <source>The passphrase does not fit</source>
   <translation>Die Passphrase passt nicht</translation>
  </message>
  <message>
   <source>The passphrase is too short</source>
   <translation>Die Passphrase ist zu kurz</translation>
  </message>
  <message>
   <source>The wallet cannot lock after that time</source>
   <translation>Nach dieser Zeit kann das Wallet nicht sperren</translation>
  </message>
  <message>
   <source>The encrypted key file needs a passphrase</source>
   <translation>Die verschlüsselte Schlüsseldatei braucht eine Passphrase</translation>
  </message>
  <message>
   <source>The key file cannot be used</source>
   <translation>Die Schlüsseldatei ist nicht verwendbar</translation>
  </message>
  <message>
   <source>The encrypted key file is damaged</source>
   <translation>Die verschlüsselte Schlüsseldatei ist beschädigt</translation>
  </message>
  <message>
   <source>The encrypted key file is of a newer version</source>
   <translation>Die verschlüsselte Schlüsseldatei ist von einer neueren Version</translation>
  </message>
  <message>
   <source>The wallet is locked</source>
   <translation>Das Wallet ist gesperrt</translation>
  </message>
  <message>
   <source>This account can only be watched</source>
   <translation>Dieses Konto kann nur beobachtet werden</translation>
  </message>
  <message>
   <source>That cannot be done now</source>
   <translation>Das geht jetzt nicht</translation>
  </message>
  <message>
   <source>{count} second</source>
   <translation>{count} Sekunde</translation>
  </message>
  <message>
   <source>{count} seconds</source>
   <translation>{count} Sekunden</translation>
  </message>
  <message>
   <source>{why} Check them against your paper: 12 or 24 words, in their order.</source>
   <translation>{why} Die Wörter mit dem Zettel vergleichen: 12 oder 24 Wörter, in ihrer Reihenfolge.</translation>
  </message>
  <message>
   <source>{why} Nothing was imported.</source>
   <translation>{why} Es wurde nichts importiert.</translation>
  </message>
  <message>
   <source>What was saved could not be read back, and could not be removed either. The keyring may hold it as “{entry}” of “{service}”: look there with your desktop's program for passwords, and remove it. No account was added.</source>
   <translation>Was gespeichert wurde, ließ sich nicht zurücklesen und auch nicht entfernen. Vielleicht hält der Schlüsselbund es als „{entry}“ von „{service}“: Dort mit dem Passwortprogramm des Desktops nachsehen und es entfernen. Es wurde kein Konto hinzugefügt.</translation>
  </message>
  <message>
   <source>It is the six-digit PIN of Koii's own node. Nothing was imported; try again.</source>
   <translation>Gemeint ist die sechsstellige PIN von Koiis eigenem Knoten. Es wurde nichts importiert; bitte noch einmal versuchen.</translation>
  </message>
  <message>
   <source>“{name}” is kept as it is. Choose another name.</source>
   <translation>„{name}“ bleibt, wie es ist. Bitte einen anderen Namen wählen.</translation>
  </message>
  <message>
   <source>Up to 40 letters, digits, spaces, dots and dashes, beginning with a letter or a digit.</source>
   <translation>Bis zu 40 Buchstaben, Ziffern, Leerzeichen, Punkte und Striche; am Anfang ein Buchstabe oder eine Ziffer.</translation>
  </message>
  <message>
   <source>No account is called “{text}”. `orca-desktop keys list` shows them.</source>
   <translation>Kein Konto heißt „{text}“. `orca-desktop keys list` zeigt die Konten.</translation>
  </message>
  <message>
   <source>Taking part needs an account of your own. Create or import one: in the window under Wallet, or with `orca-desktop keys create`. Nothing was started.</source>
   <translation>Zum Teilnehmen ist ein eigenes Konto nötig. Eines anlegen oder importieren: im Fenster unter Wallet oder mit `orca-desktop keys create`. Es wurde nichts gestartet.</translation>
  </message>
  <message>
   <source>An address is 32 to 44 letters and digits, as a wallet shows it. Nothing was saved.</source>
   <translation>Eine Adresse besteht aus 32 bis 44 Buchstaben und Ziffern, wie ein Wallet sie anzeigt. Es wurde nichts gespeichert.</translation>
  </message>
  <message>
   <source>{why} Only proofs, votes, lists, payouts and the agreed stake are. Nothing was signed.</source>
   <translation>{why} Nur Nachweise, Stimmen, Listen, Auszahlungen und der vereinbarte Einsatz werden es. Es wurde nichts signiert.</translation>
  </message>
  <message>
   <source>The same main key is kept as “{name}”. Nothing was changed.</source>
   <translation>Derselbe Hauptschlüssel wird schon als „{name}“ aufbewahrt. Es wurde nichts geändert.</translation>
  </message>
  <message>
   <source>{why} Nothing was changed.</source>
   <translation>{why} Es wurde nichts geändert.</translation>
  </message>
  <message>
   <source>No copy of “{name}” is known. `orca-desktop keys check {name_2}` asks for three of its words; --force says that you have a copy. Nothing was changed.</source>
   <translation>Von „{name}“ ist keine Sicherung bekannt. `orca-desktop keys check {name_2}` fragt drei der Wörter ab; --force sagt, dass es eine Sicherung gibt. Es wurde nichts geändert.</translation>
  </message>
  <message>
   <source>Type “{name}” to confirm. Nothing was changed.</source>
   <translation>Zum Bestätigen „{name}“ eintippen. Es wurde nichts geändert.</translation>
  </message>
  <message>
   <source>“{name}” was imported by its key, not by words. Export the key to keep a copy of it.</source>
   <translation>„{name}“ wurde mit seinem Schlüssel importiert, nicht mit Wörtern. Für eine Sicherung den Schlüssel exportieren.</translation>
  </message>
  <message>
   <source>This node was started without a place of the kind “{place}”. Start it with the option that names it, or choose another. Nothing was saved.</source>
   <translation>Dieser Knoten wurde ohne einen Ort der Art „{place}“ gestartet. Ihn mit der Option starten, die den Ort nennt, oder einen anderen wählen. Es wurde nichts gespeichert.</translation>
  </message>
  <message>
   <source>The last passphrase did not fit, this one was not tried. Try again in {seconds}.</source>
   <translation>Die letzte Passphrase passte nicht, diese wurde nicht versucht. Nächster Versuch in {seconds}.</translation>
  </message>
  <message>
   <source>The next try is possible in {seconds}.</source>
   <translation>Nächster Versuch in {seconds}.</translation>
  </message>
  <message>
   <source>Nothing was opened.{wait}</source>
   <translation>Es wurde nichts geöffnet.{wait}</translation>
  </message>
  <message>
   <source>Use at least {least} characters; several words are easier to keep in mind than signs.</source>
   <translation>Mindestens {least} Zeichen verwenden; mehrere Wörter lassen sich leichter merken als Zeichen.</translation>
  </message>
  <message>
   <source>Minutes are a whole number from 0, which means never, to {most}. Nothing was changed.</source>
   <translation>Minuten sind eine ganze Zahl von 0 (nie) bis {most}. Es wurde nichts geändert.</translation>
  </message>
  <message>
   <source>Without one its keys could not be encrypted. Choose another passphrase in its place.</source>
   <translation>Ohne Passphrase könnten die Schlüssel nicht verschlüsselt werden. Stattdessen eine andere Passphrase wählen.</translation>
  </message>
  <message>
   <source>{why} Nothing was saved or changed.</source>
   <translation>{why} Es wurde nichts gespeichert oder geändert.</translation>
  </message>
  <message>
   <source>{name} cannot be read, and was left as it is. Restore it from a backup, or import the keys again.</source>
   <translation>{name} kann nicht gelesen werden und wurde gelassen, wie es ist. Aus einer Sicherung wiederherstellen oder die Schlüssel neu importieren.</translation>
  </message>
  <message>
   <source>{name} was written by a newer version of the program. Nothing was changed; update this one.</source>
   <translation>{name} wurde von einer neueren Version des Programms geschrieben. Es wurde nichts geändert; bitte dieses Programm aktualisieren.</translation>
  </message>
  <message>
   <source>Unlock it first. Rounds that are under way go on.</source>
   <translation>Zuerst entsperren. Laufende Runden gehen weiter.</translation>
  </message>
  <message>
   <source>The keys of “{name}” are not on this computer. Import them to stake, claim or send.</source>
   <translation>Die Schlüssel von „{name}“ sind nicht auf diesem Rechner. Zum Einsetzen, Einlösen oder Senden müssen sie importiert werden.</translation>
  </message>
  <message>
   <source>{why} Nothing was sent.</source>
   <translation>{why} Es wurde nichts gesendet.</translation>
  </message>
  <message>
   <source>Submission</source>
   <translation>Einreichung</translation>
  </message>
  <message>
   <source>Our vote</source>
   <translation>Unsere Stimme</translation>
  </message>
  <message>
   <source>Our list</source>
   <translation>Unsere Liste</translation>
  </message>
  <message>
   <source>Our vote on the list</source>
   <translation>Unsere Stimme zur Liste</translation>
  </message>
  <message>
   <source>Our payout of the list</source>
   <translation>Unsere Auszahlung der Liste</translation>
  </message>
  <message>
   <source>it is not known what became of it</source>
   <translation>was daraus wurde, ist nicht bekannt</translation>
  </message>
  <message>
   <source>More of them</source>
   <translation>Mehr davon</translation>
  </message>
  <message>
   <source>Program</source>
   <translation>Programm</translation>
  </message>
  <message>
   <source>Container</source>
   <translation>Container</translation>
  </message>
  <message>
   <source>Task</source>
   <translation>Task</translation>
  </message>
  <message>
   <source>Stake</source>
   <translation>Einsatz</translation>
  </message>
  <message>
   <source>Taken part</source>
   <translation>Teilgenommen</translation>
  </message>
  <message>
   <source>Work</source>
   <translation>Arbeit</translation>
  </message>
  <message>
   <source>Proof</source>
   <translation>Nachweis</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Größe</translation>
  </message>
  <message>
   <source>On chain</source>
   <translation>Auf der Chain</translation>
  </message>
  <message>
   <source>Audit</source>
   <translation>Audit</translation>
  </message>
  <message>
   <source>Distribution list</source>
   <translation>Verteilungsliste</translation>
  </message>
  <message>
   <source>Our share</source>
   <translation>Unser Anteil</translation>
  </message>
  <message>
   <source>Payout</source>
   <translation>Auszahlung</translation>
  </message>
  <message>
   <source>not known</source>
   <translation>nicht bekannt</translation>
  </message>
  <message>
   <source>Nothing can be told of this yet.</source>
   <translation>Dazu lässt sich noch nichts sagen.</translation>
  </message>
  <message>
   <source>slot {slot}, {at} UTC</source>
   <translation>Slot {slot}, {at} UTC</translation>
  </message>
  <message>
   <source>slot {slot}</source>
   <translation>Slot {slot}</translation>
  </message>
  <message>
   <source>Began</source>
   <translation>Beginn</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Anmerkung</translation>
  </message>
  <message>
   <source>Ended</source>
   <translation>Ende</translation>
  </message>
  <message>
   <source>{capitalize} stage</source>
   <translation>Stufe: {capitalize}</translation>
  </message>
  <message>
   <source>This node only practised in the round: nothing went on chain, so nothing is paid.</source>
   <translation>Dieser Knoten hat in der Runde nur geübt: Nichts kam auf die Chain, also wird nichts bezahlt.</translation>
  </message>
  <message>
   <source>To earn with the task, look it up again and run it.</source>
   <translation>Um mit dem Task zu verdienen, ihn neu nachschlagen und ausführen.</translation>
  </message>
  <message>
   <source>It is signed by a key that was made for practice and holds nothing.</source>
   <translation>Er ist mit einem Schlüssel signiert, der zum Üben gemacht wurde und auf dem nichts liegt.</translation>
  </message>
  <message>
   <source>Proofs of other nodes audited: {given}; with a verdict: {judged}. No vote was sent.</source>
   <translation>Auditierte Nachweise anderer Knoten: {given}; mit Urteil: {judged}. Es wurde keine Stimme gesendet.</translation>
  </message>
  <message>
   <source>A proof was made and kept on this machine only; this is the address that it would have had.</source>
   <translation>Ein Nachweis wurde gemacht und nur auf diesem Rechner aufbewahrt; das ist die Adresse, die er gehabt hätte.</translation>
  </message>
  <message>
   <source>There is no proof yet.</source>
   <translation>Es gibt noch keinen Nachweis.</translation>
  </message>
  <message>
   <source>No proof was made in time.</source>
   <translation>Es entstand nicht rechtzeitig ein Nachweis.</translation>
  </message>
  <message>
   <source>No proof of another node was audited.</source>
   <translation>Es wurde kein Nachweis eines anderen Knotens auditiert.</translation>
  </message>
  <message>
   <source>No proof was audited yet.</source>
   <translation>Es wurde noch kein Nachweis auditiert.</translation>
  </message>
  <message>
   <source>The task had nothing to submit.</source>
   <translation>Der Task hatte nichts einzureichen.</translation>
  </message>
  <message>
   <source>Keep the task's logs of this round: they tell what the proof was made from.</source>
   <translation>Die Protokolle des Tasks aus dieser Runde aufheben: Sie sagen, woraus der Nachweis entstand.</translation>
  </message>
  <message>
   <source>{votes_for} for it, {votes_against} against</source>
   <translation>{votes_for} dafür, {votes_against} dagegen</translation>
  </message>
  <message>
   <source>The list takes {amount_text} of the stake.</source>
   <translation>Die Liste nimmt {amount_text} vom Einsatz.</translation>
  </message>
  <message>
   <source>It is not paid out yet.</source>
   <translation>Sie ist noch nicht ausgezahlt.</translation>
  </message>
  <message>
   <source>The proof is doubted; so far {votes}.</source>
   <translation>Der Nachweis wird angezweifelt; bisher {votes}.</translation>
  </message>
  <message>
   <source>This node</source>
   <translation>Dieser Knoten</translation>
  </message>
  <message>
   <source>Another node</source>
   <translation>Ein anderer Knoten</translation>
  </message>
  <message>
   <source>{who} wrote the list, and it differs from what this node computed.</source>
   <translation>{who} hat die Liste geschrieben, und sie weicht von dem ab, was dieser Knoten berechnet hat.</translation>
  </message>
  <message>
   <source>Nodes that find it wrong vote against it; another list may follow.</source>
   <translation>Knoten, die sie falsch finden, stimmen dagegen; eine andere Liste kann folgen.</translation>
  </message>
  <message>
   <source>{who} wrote the list{checked}.</source>
   <translation>{who} hat die Liste geschrieben{checked}.</translation>
  </message>
  <message>
   <source>The list gives this node {our_share}.</source>
   <translation>Die Liste gibt diesem Knoten {our_share}.</translation>
  </message>
  <message>
   <source>The list gives this node nothing.</source>
   <translation>Die Liste gibt diesem Knoten nichts.</translation>
  </message>
  <message>
   <source>The votes went against our proof; who raised the audit is not recorded.</source>
   <translation>Die Abstimmung ging gegen unseren Nachweis aus; wer das Audit ausgelöst hat, ist nicht aufgezeichnet.</translation>
  </message>
  <message>
   <source>The proof can still be doubted.</source>
   <translation>Der Nachweis kann noch angezweifelt werden.</translation>
  </message>
  <message>
   <source>There is nothing to audit yet.</source>
   <translation>Es gibt noch nichts zu auditieren.</translation>
  </message>
  <message>
   <source>How it ended is read from the network once a node runs.</source>
   <translation>Wie sie ausging, wird vom Netzwerk gelesen, sobald ein Knoten läuft.</translation>
  </message>
  <message>
   <source>The proof was doubted and stood: {votes}.</source>
   <translation>Der Nachweis wurde angezweifelt und hielt stand: {votes}.</translation>
  </message>
  <message>
   <source>The audit of our proof was lost: {votes}.</source>
   <translation>Das Audit unseres Nachweises ging verloren: {votes}.</translation>
  </message>
  <message>
   <source>The audit ended with equal votes: {votes}.</source>
   <translation>Das Audit endete mit Stimmengleichheit: {votes}.</translation>
  </message>
  <message>
   <source>Who wrote the distribution list is not recorded.</source>
   <translation>Wer die Verteilungsliste geschrieben hat, ist nicht aufgezeichnet.</translation>
  </message>
  <message>
   <source>No distribution list of this round was seen.</source>
   <translation>Von dieser Runde wurde keine Verteilungsliste gesehen.</translation>
  </message>
  <message>
   <source>There is no distribution list yet.</source>
   <translation>Es gibt noch keine Verteilungsliste.</translation>
  </message>
  <message>
   <source>The list leaves this node out.</source>
   <translation>Die Liste lässt diesen Knoten aus.</translation>
  </message>
  <message>
   <source>Nothing was paid to this node that it knows of.</source>
   <translation>Diesem Knoten wurde, soweit er weiß, nichts gezahlt.</translation>
  </message>
  <message>
   <source>The round paid {amount_text}.</source>
   <translation>Die Runde brachte {amount_text}.</translation>
  </message>
  <message>
   <source>A round without a proof is not paid.</source>
   <translation>Eine Runde ohne Nachweis wird nicht bezahlt.</translation>
  </message>
  <message>
   <source>Instead of a reward a part of the stake was cut.{note}</source>
   <translation>Statt einer Belohnung wurde ein Teil des Einsatzes gekürzt.{note}</translation>
  </message>
  <message>
   <source>Nobody doubted the proof.</source>
   <translation>Niemand hat den Nachweis angezweifelt.</translation>
  </message>
  <message>
   <source>Window, slots</source>
   <translation>Fenster, Slots</translation>
  </message>
  <message>
   <source>Raised by</source>
   <translation>Ausgelöst von</translation>
  </message>
  <message>
   <source>Votes for</source>
   <translation>Stimmen dafür</translation>
  </message>
  <message>
   <source>Votes against</source>
   <translation>Stimmen dagegen</translation>
  </message>
  <message>
   <source>Written by</source>
   <translation>Geschrieben von</translation>
  </message>
  <message>
   <source>Approved nodes</source>
   <translation>Anerkannte Knoten</translation>
  </message>
  <message>
   <source>Nodes cut</source>
   <translation>Gekürzte Knoten</translation>
  </message>
  <message>
   <source>Our share, {unit}</source>
   <translation>Unser Anteil, {unit}</translation>
  </message>
  <message>
   <source>A missed round is not paid.</source>
   <translation>Eine versäumte Runde wird nicht bezahlt.</translation>
  </message>
  <message>
   <source>The round paid nothing.{note}</source>
   <translation>Die Runde brachte nichts ein.{note}</translation>
  </message>
  <message>
   <source>Paid, {unit}</source>
   <translation>Bezahlt, {unit}</translation>
  </message>
  <message>
   <source>Look at the task's logs of this round.</source>
   <translation>Die Protokolle des Tasks aus dieser Runde ansehen.</translation>
  </message>
  <message>
   <source>What would go on chain is longer than the limit.</source>
   <translation>Was auf die Chain käme, ist länger als erlaubt.</translation>
  </message>
  <message>
   <source>What goes on chain is longer than the limit.</source>
   <translation>Was auf die Chain kommt, ist länger als erlaubt.</translation>
  </message>
  <message>
   <source>This node has not begun with the round that goes on now.</source>
   <translation>Dieser Knoten hat mit der laufenden Runde noch nicht begonnen.</translation>
  </message>
  <message>
   <source>This node has no record of the round: the task did not run here then, or it is too long ago.</source>
   <translation>Dieser Knoten hat keine Aufzeichnung der Runde: Der Task lief damals hier nicht, oder es ist zu lange her.</translation>
  </message>
  <message>
   <source>A proof was made and stored.</source>
   <translation>Ein Nachweis wurde gemacht und gespeichert.</translation>
  </message>
  <message>
   <source>What would go on chain is not too long.</source>
   <translation>Was auf die Chain käme, ist nicht zu lang.</translation>
  </message>
  <message>
   <source>What goes on chain is not too long.</source>
   <translation>Was auf die Chain kommt, ist nicht zu lang.</translation>
  </message>
  <message>
   <source>The proof is signed by our staking key, and the signature is valid.</source>
   <translation>Der Nachweis ist mit unserem Staking-Schlüssel signiert, und die Signatur ist gültig.</translation>
  </message>
  <message>
   <source>The proof was not on chain when its window closed.</source>
   <translation>Der Nachweis war nicht auf der Chain, als sein Fenster schloss.</translation>
  </message>
  <message>
   <source>This node took part in the round.</source>
   <translation>Dieser Knoten nahm an der Runde teil.</translation>
  </message>
  <message>
   <source>The round has not begun.</source>
   <translation>Die Runde hat noch nicht begonnen.</translation>
  </message>
  <message>
   <source>This node has no record of the round.</source>
   <translation>Dieser Knoten hat keine Aufzeichnung der Runde.</translation>
  </message>
  <message>
   <source>Keep the task running.</source>
   <translation>Den Task weiterlaufen lassen.</translation>
  </message>
  <message>
   <source>It is not recorded whether the work was asked for.</source>
   <translation>Ob nach der Arbeit gefragt wurde, ist nicht aufgezeichnet.</translation>
  </message>
  <message>
   <source>The work is not done yet.</source>
   <translation>Die Arbeit ist noch nicht getan.</translation>
  </message>
  <message>
   <source>The work was not told to be done, and there is a proof of it all the same.</source>
   <translation>Die Arbeit wurde nicht als getan gemeldet, und trotzdem gibt es einen Nachweis davon.</translation>
  </message>
  <message>
   <source>It is not recorded whether there was a proof.</source>
   <translation>Ob es einen Nachweis gab, ist nicht aufgezeichnet.</translation>
  </message>
  <message>
   <source>The signature of the proof is not valid: others will call the proof wrong.</source>
   <translation>Die Signatur des Nachweises ist nicht gültig: Andere werden den Nachweis falsch nennen.</translation>
  </message>
  <message>
   <source>Check the wallet's staking key.</source>
   <translation>Den Staking-Schlüssel des Wallets prüfen.</translation>
  </message>
  <message>
   <source>The proof is on chain, within its window.</source>
   <translation>Der Nachweis ist auf der Chain, innerhalb seines Fensters.</translation>
  </message>
  <message>
   <source>The proof is on chain, outside its window.</source>
   <translation>Der Nachweis ist auf der Chain, außerhalb seines Fensters.</translation>
  </message>
  <message>
   <source>Nothing was put on chain.</source>
   <translation>Es kam nichts auf die Chain.</translation>
  </message>
  <message>
   <source>The proof is on chain; its slot is not recorded.</source>
   <translation>Der Nachweis ist auf der Chain; sein Slot ist nicht aufgezeichnet.</translation>
  </message>
  <message>
   <source>The proof is not on chain yet. {value}</source>
   <translation>Der Nachweis ist noch nicht auf der Chain. {value}</translation>
  </message>
  <message>
   <source>The work was done.</source>
   <translation>Die Arbeit wurde getan.</translation>
  </message>
  <message>
   <source>The work was asked for, and done.</source>
   <translation>Die Arbeit wurde verlangt und getan.</translation>
  </message>
  <message>
   <source>The work was asked for; the container has not finished it.</source>
   <translation>Die Arbeit wurde verlangt; der Container ist noch nicht fertig damit.</translation>
  </message>
  <message>
   <source>The container did not do the work.{told}</source>
   <translation>Der Container hat die Arbeit nicht getan.{told}</translation>
  </message>
  <message>
   <source>The work was not done before the window closed.{told}</source>
   <translation>Die Arbeit war nicht getan, als das Fenster schloss.{told}</translation>
  </message>
  <message>
   <source>The work was not asked for: it was too late for it.{told}</source>
   <translation>Die Arbeit wurde nicht verlangt: Es war zu spät dafür.{told}</translation>
  </message>
  <message>
   <source>A proof was made, but not stored. {note}</source>
   <translation>Ein Nachweis wurde gemacht, aber nicht gespeichert. {note}</translation>
  </message>
  <message>
   <source>See whether the proof store can be reached.</source>
   <translation>Nachsehen, ob der Speicherort für Nachweise erreichbar ist.</translation>
  </message>
  <message>
   <source>Proof, bytes</source>
   <translation>Nachweis, Byte</translation>
  </message>
  <message>
   <source>On chain, bytes</source>
   <translation>Auf der Chain, Byte</translation>
  </message>
  <message>
   <source>Limit, bytes</source>
   <translation>Grenze, Byte</translation>
  </message>
  <message>
   <source>would go</source>
   <translation>käme</translation>
  </message>
  <message>
   <source>Not written down for this round.</source>
   <translation>Für diese Runde nicht festgehalten.</translation>
  </message>
  <message>
   <source>The creator has replaced the task by another one: {migrated_to}.</source>
   <translation>Der Task wurde durch einen anderen ersetzt: {migrated_to}.</translation>
  </message>
  <message>
   <source>{trouble} It is not known whether that was so then.</source>
   <translation>{trouble} Ob das damals so war, ist nicht bekannt.</translation>
  </message>
  <message>
   <source>Finish the task; the new one can be joined by its ID.</source>
   <translation>Den Task zu Ende bringen; dem neuen kann mit seiner ID beigetreten werden.</translation>
  </message>
  <message>
   <source>Finish the task.</source>
   <translation>Den Task zu Ende bringen.</translation>
  </message>
  <message>
   <source>There was a stake: the network took the proof.</source>
   <translation>Es gab einen Einsatz: Das Netzwerk hat den Nachweis angenommen.</translation>
  </message>
  <message>
   <source>The program took part in the round.</source>
   <translation>Das Programm nahm an der Runde teil.</translation>
  </message>
  <message>
   <source>No node is running, so the round goes on without this one.</source>
   <translation>Es läuft kein Knoten, also geht die Runde ohne diesen weiter.</translation>
  </message>
  <message>
   <source>Open the window, or start the node with “orca-desktop run”.</source>
   <translation>Das Fenster öffnen oder den Knoten mit „orca-desktop run“ starten.</translation>
  </message>
  <message>
   <source>The network was in reach when the proof was sent.</source>
   <translation>Das Netzwerk war erreichbar, als der Nachweis gesendet wurde.</translation>
  </message>
  <message>
   <source>The container engine ran the work of this round.</source>
   <translation>Die Container-Engine führte die Arbeit dieser Runde aus.</translation>
  </message>
  <message>
   <source>The container answered with a proof.</source>
   <translation>Der Container antwortete mit einem Nachweis.</translation>
  </message>
  <message>
   <source>Look at its logs; start the task again when the cause is gone.</source>
   <translation>Die Protokolle ansehen; den Task neu starten, wenn die Ursache behoben ist.</translation>
  </message>
  <message>
   <source>The task is no longer active.</source>
   <translation>Der Task ist nicht mehr aktiv.</translation>
  </message>
  <message>
   <source>The task is active and has a bounty.</source>
   <translation>Der Task ist aktiv und hat einen Prämientopf.</translation>
  </message>
  <message>
   <source>The task is active.</source>
   <translation>Der Task ist aktiv.</translation>
  </message>
  <message>
   <source>There is no stake in the task: the network takes no proof without one.</source>
   <translation>Im Task liegt kein Einsatz: Ohne einen nimmt das Netzwerk keinen Nachweis an.</translation>
  </message>
  <message>
   <source>Start the task; the stake is paid from the main wallet.</source>
   <translation>Den Task starten; der Einsatz wird aus dem Haupt-Wallet gezahlt.</translation>
  </message>
  <message>
   <source>The node is running.</source>
   <translation>Der Knoten läuft.</translation>
  </message>
  <message>
   <source>The network was not asked yet.</source>
   <translation>Das Netzwerk wurde noch nicht gefragt.</translation>
  </message>
  <message>
   <source>Server</source>
   <translation>Server</translation>
  </message>
  <message>
   <source>The network answers.</source>
   <translation>Das Netzwerk antwortet.</translation>
  </message>
  <message>
   <source>The network does not answer.</source>
   <translation>Das Netzwerk antwortet nicht.</translation>
  </message>
  <message>
   <source>The container engine was not asked yet.</source>
   <translation>Die Container-Engine wurde noch nicht gefragt.</translation>
  </message>
  <message>
   <source>The container engine answers.</source>
   <translation>Die Container-Engine antwortet.</translation>
  </message>
  <message>
   <source>State</source>
   <translation>Zustand</translation>
  </message>
  <message>
   <source>The container runs and answers.</source>
   <translation>Der Container läuft und antwortet.</translation>
  </message>
  <message>
   <source>Start the task.</source>
   <translation>Den Task starten.</translation>
  </message>
  <message>
   <source>The task's bounty is used up.</source>
   <translation>Der Prämientopf des Tasks ist aufgebraucht.</translation>
  </message>
  <message>
   <source>Staked, {unit}</source>
   <translation>Eingesetzt, {unit}</translation>
  </message>
  <message>
   <source>There is a stake in the task.</source>
   <translation>Im Task liegt ein Einsatz.</translation>
  </message>
  <message>
   <source>The stake at that time is not known.</source>
   <translation>Der damalige Einsatz ist nicht bekannt.</translation>
  </message>
  <message>
   <source>Bounty left, {unit}</source>
   <translation>Übriger Prämientopf, {unit}</translation>
  </message>
  <message>
   <source>Version</source>
   <translation>Version</translation>
  </message>
  <message>
   <source>The container is being started.</source>
   <translation>Der Container wird gestartet.</translation>
  </message>
  <message>
   <source>The container does not work as it should.</source>
   <translation>Der Container arbeitet nicht, wie er soll.</translation>
  </message>
  <message>
   <source>The container was given up.</source>
   <translation>Der Container wurde aufgegeben.</translation>
  </message>
  <message>
   <source>The task is stopped.</source>
   <translation>Der Task ist angehalten.</translation>
  </message>
  <message>
   <source>The task was not looked up yet.</source>
   <translation>Der Task wurde noch nicht nachgeschlagen.</translation>
  </message>
  <message>
   <source>As of slot</source>
   <translation>Stand: Slot</translation>
  </message>
  <message>
   <source>The task runs. Stop it first, and wait until its last rounds are over.</source>
   <translation>Der Task läuft. Ihn zuerst anhalten und warten, bis seine letzten Runden vorbei sind.</translation>
  </message>
  <message>
   <source>Stake or rewards of the task lie with its account. Unstake and claim them first.</source>
   <translation>Bei seinem Konto liegt Einsatz oder Belohnung des Tasks. Zuerst zurückholen und einlösen.</translation>
  </message>
  <message>
   <source>A stake was sent, and it is not known yet whether it arrived. Try again in a few minutes.</source>
   <translation>Ein Einsatz wurde gesendet, und ob er angekommen ist, ist noch nicht bekannt. In einigen Minuten noch einmal versuchen.</translation>
  </message>
  <message>
   <source>Money of the task is under way: {title}. Wait for it, or give it up.</source>
   <translation>Geld des Tasks ist unterwegs: {title}. Abwarten oder abbrechen.</translation>
  </message>
  <message>
   <source>The program was ended while this account was being kept. Check its words before you use it.</source>
   <translation>Das Programm wurde beendet, während dieses Konto gesichert wurde. Vor dem Gebrauch die Wörter prüfen.</translation>
  </message>
  <message>
   <source>It was found where it is kept, and taken over.</source>
   <translation>Es fand sich an seinem Ort und wurde übernommen.</translation>
  </message>
  <message>
   <source>“{title}” is under way with it. Wait for it, or give it up, and try again.</source>
   <translation>„{title}“ ist damit im Gange. Abwarten oder abbrechen, dann noch einmal versuchen.</translation>
  </message>
  <message>
   <source>“{name}” runs with it. Stop the task first.</source>
   <translation>„{name}“ läuft damit. Zuerst den Task anhalten.</translation>
  </message>
  <message>
   <source>{held} of stake and rewards lie on it. Unstake and claim first, or confirm that you have its words.</source>
   <translation>{held} an Einsatz und Belohnungen liegen darauf. Zuerst zurückholen und einlösen, oder bestätigen, dass die Wörter vorhanden sind.</translation>
  </message>
  <message>
   <source>Its words were not found behind the PIN: its keys were taken, and the words stay where you have them.</source>
   <translation>Die Wörter fanden sich nicht hinter der PIN: Die Schlüssel wurden übernommen, und die Wörter bleiben, wo sie sind.</translation>
  </message>
  <message>
   <source>the network carried it out with an error</source>
   <translation>das Netzwerk führte es mit einem Fehler aus</translation>
  </message>
  <message>
   <source>it was found on chain; the journal did not know of it</source>
   <translation>auf der Chain gefunden; das Journal wusste nichts davon</translation>
  </message>
  <message>
   <source>the network did not take it in time; it may be made anew</source>
   <translation>das Netzwerk hat es nicht rechtzeitig angenommen; es darf neu erstellt werden</translation>
  </message>
  <message>
   <source>the server no longer keeps what happened then, so it is not made anew; look its signature up in an explorer, or name a server that keeps more</source>
   <translation>der Server hat nicht mehr, was damals geschah; deshalb wird es nicht neu erstellt. Die Signatur in einem Explorer nachschlagen, oder einen Server nennen, der mehr aufbewahrt</translation>
  </message>
  <message>
   <source>Something has changed since you agreed to run it. It is started once you agree to that.</source>
   <translation>Seit der Zustimmung hat sich etwas geändert. Der Task wird gestartet, sobald dem zugestimmt ist.</translation>
  </message>
  <message>
   <source>The value says that there was nothing to submit, which every node of this task lets pass.</source>
   <translation>Der Wert sagt, dass es nichts einzureichen gab; das lässt jeder Knoten dieses Tasks gelten.</translation>
  </message>
  <message>
   <source>The proof could not be fetched, so no vote. {message}</source>
   <translation>Der Nachweis war nicht zu bekommen, also keine Stimme. {message}</translation>
  </message>
  <message>
   <source>{title}, so no vote. {message}</source>
   <translation>{title}, also keine Stimme. {message}</translation>
  </message>
  <message>
   <source>Our container says that it is wrong.</source>
   <translation>Unser Container sagt, dass er falsch ist.</translation>
  </message>
  <message>
   <source>The value on chain is not the address of a proof.</source>
   <translation>Der Wert auf der Chain ist nicht die Adresse eines Nachweises.</translation>
  </message>
  <message>
   <source>No vote. {words}</source>
   <translation>Keine Stimme. {words}</translation>
  </message>
  <message>
   <source>Our container confirms it.</source>
   <translation>Unser Container bestätigt ihn.</translation>
  </message>
  <message>
   <source>what the gateway gave does not fit its address</source>
   <translation>was das Gateway lieferte, passt nicht zu seiner Adresse</translation>
  </message>
  <message>
   <source>It does not run in the {value} box: something was not allowed. The {value_2} box is tried.</source>
   <translation>Mit dem Profil {value} läuft der Task nicht: Etwas war nicht erlaubt. Versucht wird das Profil {value_2}.</translation>
  </message>
  <message>
   <source>{server} answers</source>
   <translation>{server} antwortet</translation>
  </message>
  <message>
   <source>the history could not be brought up to date</source>
   <translation>der Verlauf konnte nicht auf den neuesten Stand gebracht werden</translation>
  </message>
  <message>
   <source>{name} holds {value}</source>
   <translation>{name} hält {value}</translation>
  </message>
  <message>
   <source>{value} more tokens</source>
   <translation>{value} weitere Token</translation>
  </message>
  <message>
   <source>Preparing the container</source>
   <translation>Container wird vorbereitet</translation>
  </message>
  <message>
   <source>Stopping the container, to start it again</source>
   <translation>Container wird angehalten, um ihn neu zu starten</translation>
  </message>
  <message>
   <source>It ended by itself with exit code {exit_code}</source>
   <translation>Der Container endete von selbst mit Exit-Code {exit_code}</translation>
  </message>
  <message>
   <source>It was started {crashes} times and is left stopped. Start it again when you know more.</source>
   <translation>Der Container wurde {crashes}-mal gestartet und bleibt angehalten. Neu starten, wenn mehr bekannt ist.</translation>
  </message>
  <message>
   <source>It used more memory than it may and was ended</source>
   <translation>Der Container brauchte mehr Arbeitsspeicher, als er darf, und wurde beendet</translation>
  </message>
  <message>
   <source>It runs and does not answer</source>
   <translation>Der Container läuft und antwortet nicht</translation>
  </message>
  <message>
   <source>{words} It is started again.</source>
   <translation>{words} Der Container wird neu gestartet.</translation>
  </message>
  <message>
   <source>stable time</source>
   <translation>stabile Zeit</translation>
  </message>
  <message>
   <source>A fault in this program stopped the task. Its stake is not touched; start it again, and report what the log says.</source>
   <translation>Ein Fehler in diesem Programm hat den Task angehalten. Sein Einsatz ist nicht berührt; neu starten und melden, was im Protokoll steht.</translation>
  </message>
  <message>
   <source>account of {name}</source>
   <translation>Konto von {name}</translation>
  </message>
  <message>
   <source>worker {name}</source>
   <translation>Arbeiter {name}</translation>
  </message>
  <message>
   <source>leftover of {name}</source>
   <translation>Rest von {name}</translation>
  </message>
  <message>
   <source>Your limit for a day is {limit}; of it {left} are left.</source>
   <translation>Die eigene Tagesgrenze ist {limit}; davon bleiben {left}.</translation>
  </message>
  <message>
   <source>the task is still being developed, and its files are on its creator's computer only</source>
   <translation>der Task wird noch entwickelt, und seine Dateien liegen nur auf dem Rechner seines Urhebers</translation>
  </message>
  <message>
   <source>The task's description</source>
   <translation>Die Beschreibung des Tasks</translation>
  </message>
  <message>
   <source>it cannot be read: {error}</source>
   <translation>kann nicht gelesen werden: {error}</translation>
  </message>
  <message>
   <source>That did not work</source>
   <translation>Das ging nicht</translation>
  </message>
  <message>
   <source>A fault in this program. Nothing was changed that it can tell; try again, and report what the log says.</source>
   <translation>Ein Fehler in diesem Programm. Soweit es das sagen kann, wurde nichts geändert; noch einmal versuchen und melden, was im Protokoll steht.</translation>
  </message>
  <message>
   <source>slot clock</source>
   <translation>Slot-Uhr</translation>
  </message>
  <message>
   <source>tasks of the last time</source>
   <translation>Tasks vom letzten Mal</translation>
  </message>
  <message>
   <source>The program speaks of a Pod spec, but its text holds none that can be read: only the image is run.</source>
   <translation>Das Programm spricht von einem Pod-Spec, aber sein Text enthält keinen lesbaren: Nur das Image wird ausgeführt.</translation>
  </message>
  <message>
   <source>Its program came from {source}, and no blocks prove that it is the one named on the chain.</source>
   <translation>Das Programm kam von {source}, und keine Blöcke belegen, dass es das auf der Chain genannte ist.</translation>
  </message>
  <message>
   <source>“{image}” is no image with its registry, as docker.io/owner/name:tag. Nothing was started.</source>
   <translation>„{image}“ ist kein Image mit seiner Registry, wie docker.io/owner/name:tag. Es wurde nichts gestartet.</translation>
  </message>
  <message>
   <source>The Pod spec of “{name}” says itself what runs: {images}. Join it without naming an image.</source>
   <translation>Der Pod-Spec von „{name}“ sagt selbst, was läuft: {images}. Ohne Angabe eines Images beitreten.</translation>
  </message>
  <message>
   <source>The task's Pod spec</source>
   <translation>Der Pod-Spec des Tasks</translation>
  </message>
  <message>
   <source>the proofs of rounds {str} and {rounds} are</source>
   <translation>Nachweise der Runden {str} und {rounds}</translation>
  </message>
  <message>
   <source>No new round is begun. It stops once {rounds} submitted and audited.</source>
   <translation>Es wird keine neue Runde begonnen. Angehalten wird nach Einreichung und Audit: {rounds}.</translation>
  </message>
  <message>
   <source>It stops now.</source>
   <translation>Der Task hält jetzt an.</translation>
  </message>
  <message>
   <source>the proof of round {rounds} is</source>
   <translation>Nachweis von Runde {rounds}</translation>
  </message>
  <message>
   <source>It works on a stage, and answers nothing else meanwhile</source>
   <translation>Der Container arbeitet an einer Stufe und antwortet solange auf nichts anderes</translation>
  </message>
  <message>
   <source>Another account has this name. Rename that one first.</source>
   <translation>Ein anderes Konto hat diesen Namen. Zuerst jenes umbenennen.</translation>
  </message>
  <message>
   <source>Another node was chosen to write the list.</source>
   <translation>Ein anderer Knoten wurde ausgewählt, die Liste zu schreiben.</translation>
  </message>
  <message>
   <source>No other list is due.</source>
   <translation>Eine weitere Liste ist nicht fällig.</translation>
  </message>
  <message>
   <source>Nobody has submitted a proof in this round.</source>
   <translation>In dieser Runde hat niemand einen Nachweis eingereicht.</translation>
  </message>
  <message>
   <source>There is no list.</source>
   <translation>Es gibt keine Liste.</translation>
  </message>
  <message>
   <source>The list cannot be read, so no vote.</source>
   <translation>Die Liste kann nicht gelesen werden, also keine Stimme.</translation>
  </message>
  <message>
   <source>The list is what we computed ourselves.</source>
   <translation>Die Liste entspricht der selbst berechneten.</translation>
  </message>
  <message>
   <source>The list is not what we computed ourselves.</source>
   <translation>Die Liste entspricht nicht der selbst berechneten.</translation>
  </message>
  <message>
   <source>The list's author triggers its payout.</source>
   <translation>Wer die Liste geschrieben hat, löst ihre Auszahlung aus.</translation>
  </message>
  <message>
   <source>The network took our list and does not show it as it was written.</source>
   <translation>Das Netzwerk hat unsere Liste angenommen und zeigt sie nicht so, wie sie geschrieben wurde.</translation>
  </message>
  <message>
   <source>piece {value} of {total}</source>
   <translation>Teil {value} von {total}</translation>
  </message>
  <message>
   <source>{value} again {attempt}</source>
   <translation>{value} again {attempt}</translation>
  </message>
  <message>
   <source>We were chosen; nodes on our list: {amounts}.</source>
   <translation>Wir wurden ausgewählt; Knoten auf unserer Liste: {amounts}.</translation>
  </message>
  <message>
   <source>We triggered the payout of our list.</source>
   <translation>Wir haben die Auszahlung unserer Liste ausgelöst.</translation>
  </message>
  <message>
   <source>{amounts} nodes</source>
   <translation>{amounts} Knoten</translation>
  </message>
  <message>
   <source>The network refused our list: {detail}</source>
   <translation>Das Netzwerk hat unsere Liste abgelehnt: {detail}</translation>
  </message>
  <message>
   <source>The network refused the payout: {detail}</source>
   <translation>Das Netzwerk hat die Auszahlung abgelehnt: {detail}</translation>
  </message>
  <message>
   <source>The network refused a piece of our list: {detail}</source>
   <translation>Das Netzwerk hat einen Teil unserer Liste abgelehnt: {detail}</translation>
  </message>
  <message>
   <source>upload list</source>
   <translation>Hochladen der Liste</translation>
  </message>
  <message>
   <source>This plan is not known any more, or was carried out already. Ask for it again and look at it.</source>
   <translation>Dieser Plan ist nicht mehr bekannt oder wurde schon ausgeführt. Neu danach fragen und ihn ansehen.</translation>
  </message>
  <message>
   <source>The network asks for a higher fee or deposit than the plan says. Ask for it again and look at it.</source>
   <translation>Das Netzwerk verlangt eine höhere Gebühr oder Kaution, als im Plan steht. Neu danach fragen und ihn ansehen.</translation>
  </message>
  <message>
   <source>The task works with another account by now. Ask for the plan again and look at it.</source>
   <translation>Der Task arbeitet inzwischen mit einem anderen Konto. Neu nach dem Plan fragen und ihn ansehen.</translation>
  </message>
  <message>
   <source>A fault in this program. Nothing was sent that it can tell; look at the balances, and report what the log says.</source>
   <translation>Ein Fehler in diesem Programm. Soweit es das sagen kann, wurde nichts gesendet; die Kontostände ansehen und melden, was im Protokoll steht.</translation>
  </message>
  <message>
   <source>saga {title}</source>
   <translation>Vorgang {title}</translation>
  </message>
  <message>
   <source>It is over already.</source>
   <translation>Das ist schon vorbei.</translation>
  </message>
  <message>
   <source>A limit is nothing or more, and not more than there can be.</source>
   <translation>Eine Grenze ist nichts oder mehr, und nicht mehr, als es geben kann.</translation>
  </message>
  <message>
   <source>day limit</source>
   <translation>Tagesgrenze</translation>
  </message>
  <message>
   <source>Something about it is under way already: {title}. Wait for it, or give it up.</source>
   <translation>Dazu ist schon etwas im Gange: {title}. Abwarten oder abbrechen.</translation>
  </message>
  <message>
   <source>The amount must be more than nothing, and not more than there can be.</source>
   <translation>Der Betrag muss mehr als nichts sein und nicht mehr, als es geben kann.</translation>
  </message>
  <message>
   <source>These tasks work with different accounts. Ask for the tasks of one account at a time.</source>
   <translation>Diese Tasks arbeiten mit verschiedenen Konten. Nur nach den Tasks je eines Kontos fragen.</translation>
  </message>
  <message>
   <source>It takes</source>
   <translation>Nötig sind</translation>
  </message>
  <message>
   <source>{what} {needed}, and the main account holds {balance}.</source>
   <translation>{what} {needed}, und auf dem Hauptkonto liegen {balance}.</translation>
  </message>
  <message>
   <source>Name the tasks to claim from: at least one, and not more than {most_claimed} at a time.</source>
   <translation>Die Tasks nennen, deren Belohnung eingelöst werden soll: mindestens einen und höchstens {most_claimed} auf einmal.</translation>
  </message>
  <message>
   <source>{left} would be left; the network keeps no account with less than {least}.</source>
   <translation>Es blieben {left}; das Netzwerk führt kein Konto mit weniger als {least}.</translation>
  </message>
  <message>
   <source>The network does not answer. It goes on by itself; nothing is sent twice.</source>
   <translation>Das Netzwerk antwortet nicht. Es geht von selbst weiter; nichts wird doppelt gesendet.</translation>
  </message>
  <message>
   <source>The task is being stopped: its rounds under way come to their end first, unless it stops at once.</source>
   <translation>Der Task wird angehalten: Seine laufenden Runden werden vorher zu Ende gebracht, außer er hält sofort an.</translation>
  </message>
  <message>
   <source>The task was started again, so its stake stays where it is. Ask again when it is to be stopped.</source>
   <translation>Der Task wurde wieder gestartet, sein Einsatz bleibt also, wo er ist. Neu danach fragen, wenn er angehalten werden soll.</translation>
  </message>
  <message>
   <source>A fault in this program. Look at the balances before you ask again, and report what the log says.</source>
   <translation>Ein Fehler in diesem Programm. Vor einer neuen Anfrage die Kontostände ansehen, und melden, was im Protokoll steht.</translation>
  </message>
  <message>
   <source>The account of this plan has other keys now. Nothing more is sent.</source>
   <translation>Das Konto dieses Plans hat jetzt andere Schlüssel. Es wird nichts mehr gesendet.</translation>
  </message>
  <message>
   <source>You gave it up. Nothing was sent.</source>
   <translation>Von Ihnen abgebrochen. Es wurde nichts gesendet.</translation>
  </message>
  <message>
   <source>Nobody can tell any more whether this was carried out: the server no longer keeps what happened then, so it is not made anew. Look its transaction up in an explorer, name a server that keeps more, or give it up.</source>
   <translation>Niemand kann mehr sagen, ob das ausgeführt wurde: Der Server hat nicht mehr, was damals geschah; deshalb wird es nicht neu erstellt. Die Transaktion in einem Explorer nachschlagen, einen Server nennen, der mehr aufbewahrt, oder aufgeben.</translation>
  </message>
  <message>
   <source>You gave it up while nobody could tell whether its transaction was carried out. Nothing more is sent; look at the balances, or the transaction up in an explorer. It counts in the limit for a day.</source>
   <translation>Von Ihnen aufgegeben, während niemand sagen konnte, ob die Transaktion ausgeführt wurde. Es wird nichts mehr gesendet; die Kontostände ansehen oder die Transaktion in einem Explorer nachschlagen. Es zählt zur Tagesgrenze.</translation>
  </message>
  <message>
   <source>It is being sent already, and cannot be called back.</source>
   <translation>Es wird schon gesendet und kann nicht zurückgerufen werden.</translation>
  </message>
  <message>
   <source>This node has never sent anything to this address. Compare it sign by sign: what is sent is gone.</source>
   <translation>Dieser Knoten hat an diese Adresse noch nie etwas gesendet. Zeichen für Zeichen vergleichen: Was gesendet ist, ist weg.</translation>
  </message>
  <message>
   <source>The network knows no account at this address yet.</source>
   <translation>Das Netzwerk kennt unter dieser Adresse noch kein Konto.</translation>
  </message>
  <message>
   <source>What is at this address belongs to a program and is no wallet: what is sent there may be lost.</source>
   <translation>Was unter dieser Adresse liegt, gehört einem Programm und ist kein Wallet: Was dorthin gesendet wird, kann verloren sein.</translation>
  </message>
  <message>
   <source>This is all of the balance. Nothing is left for fees.</source>
   <translation>Das ist das ganze Guthaben. Für Gebühren bleibt nichts.</translation>
  </message>
  <message>
   <source>This is the address of the account itself.</source>
   <translation>Das ist die Adresse des Kontos selbst.</translation>
  </message>
  <message>
   <source>This is a staking key of your own: KOII that is sent there makes it unusable for staking.</source>
   <translation>Das ist ein eigener Staking-Schlüssel: KOII, die dorthin gesendet werden, machen ihn für Einsätze unbrauchbar.</translation>
  </message>
  <message>
   <source>This is a staking key of your own: tokens that are sent there cannot be sent on from here.</source>
   <translation>Das ist ein eigener Staking-Schlüssel: Token, die dorthin gesendet werden, können von hier nicht weitergesendet werden.</translation>
  </message>
  <message>
   <source>This is the address of an account for tokens. Send to the address of whom it belongs to.</source>
   <translation>Das ist die Adresse eines Token-Kontos. An die Adresse dessen senden, dem es gehört.</translation>
  </message>
  <message>
   <source>the accounts of the staking key, which are made now</source>
   <translation>die Konten des Staking-Schlüssels, die jetzt angelegt werden</translation>
  </message>
  <message>
   <source>It cannot be made: {reason}.</source>
   <translation>Das kann nicht angelegt werden: {reason}.</translation>
  </message>
  <message>
   <source>The staking account holds KOII, but does not belong to the task program, so that nothing can be staked with it. Repair it first: in the window under Wallet, or with `orca-desktop money repair`.</source>
   <translation>Auf dem Staking-Konto liegen KOII, aber es gehört nicht dem Task-Programm, deshalb kann nichts damit eingesetzt werden. Es zuerst reparieren: im Fenster unter Wallet oder mit `orca-desktop money repair`.</translation>
  </message>
  <message>
   <source>The task runs: no new round is begun, and it stops when the rounds under way are finished.</source>
   <translation>Der Task läuft: Es wird keine neue Runde begonnen, und er hält an, wenn die laufenden Runden zu Ende sind.</translation>
  </message>
  <message>
   <source>The task runs: it is stopped at once, and what its rounds under way would earn is lost.</source>
   <translation>Der Task läuft: Er wird sofort angehalten, und was seine laufenden Runden einbrächten, geht verloren.</translation>
  </message>
  <message>
   <source>{amount} more lie in other accounts of the same key; move them to its main account for the token first.</source>
   <translation>{amount} mehr liegen in anderen Konten desselben Schlüssels; sie zuerst auf sein Hauptkonto für den Token bringen.</translation>
  </message>
  <message>
   <source>The keys of “{name}” are not on this computer: import them to sign this.</source>
   <translation>Die Schlüssel von „{name}“ sind nicht auf diesem Rechner: Zum Signieren müssen sie importiert werden.</translation>
  </message>
  <message>
   <source>{running} tasks that runs</source>
   <translation>{running} laufenden Tasks</translation>
  </message>
  <message>
   <source>{running} tasks that run</source>
   <translation>{running} laufenden Tasks</translation>
  </message>
  <message>
   <source>{running} task that runs</source>
   <translation>{running} laufenden Task</translation>
  </message>
  <message>
   <source>{running} task that run</source>
   <translation>{running} laufenden Task</translation>
  </message>
  <message>
   <source>Only {left} are left: too little for the fees of tasks.</source>
   <translation>Es bleiben nur {left}: zu wenig für die Gebühren von Tasks.</translation>
  </message>
  <message>
   <source>from slot {slot}, in {seconds}</source>
   <translation>ab Slot {slot}, in {seconds}</translation>
  </message>
  <message>
   <source>about {count} days</source>
   <translation>etwa {count} Tagen</translation>
  </message>
  <message>
   <source>about {count} hours</source>
   <translation>etwa {count} Stunden</translation>
  </message>
  <message>
   <source>about {count} minutes</source>
   <translation>etwa {count} Minuten</translation>
  </message>
  <message>
   <source>Only {left} are left: too little for long for the fees of {tasks}. Rounds would be missed.</source>
   <translation>Es bleiben nur {left}: auf Dauer zu wenig für die Gebühren von {tasks}. Runden würden versäumt.</translation>
  </message>
  <message>
   <source>about a minute</source>
   <translation>etwa einer Minute</translation>
  </message>
  <message>
   <source>less than a minute</source>
   <translation>weniger als einer Minute</translation>
  </message>
  <message>
   <source>Only {left} are left for fees.</source>
   <translation>Für Gebühren bleiben nur {left}.</translation>
  </message>
  <message>
   <source>There are fees to pay for {tasks}.</source>
   <translation>Gebühren fallen an bei {tasks}.</translation>
  </message>
  <message>
   <source>This node keeps no files.</source>
   <translation>Dieser Knoten hebt keine Dateien auf.</translation>
  </message>
  <message>
   <source>round {number} of {name}</source>
   <translation>Runde {number} von {name}</translation>
  </message>
  <message>
   <source>These words stand for two main keys, and the network could not be asked which one has been used: the one of Koii's desktop node was taken. If it holds nothing, remove the account and import the words again.</source>
   <translation>Diese Wörter stehen für zwei Hauptschlüssel, und das Netzwerk konnte nicht gefragt werden, welcher benutzt wurde: Genommen wurde der von Koiis Desktop-Knoten. Liegt nichts darauf, das Konto entfernen und die Wörter neu importieren.</translation>
  </message>
  <message>
   <source>The main key is the one that Koii's command line makes of these words: it holds {held}, the other nothing.</source>
   <translation>Der Hauptschlüssel ist der, den Koiis Befehlszeile aus diesen Wörtern macht: Auf ihm liegen {held}, auf dem anderen nichts.</translation>
  </message>
  <message>
   <source>These words stand for two main keys that both hold KOII. This is the one of Koii's desktop node.</source>
   <translation>Diese Wörter stehen für zwei Hauptschlüssel, auf denen beiden KOII liegen. Dies ist der von Koiis Desktop-Knoten.</translation>
  </message>
  <message>
   <source>the main account holds {held}</source>
   <translation>auf dem Hauptkonto liegen {held}</translation>
  </message>
  <message>
   <source>It takes {amount}, and {there}.{value}</source>
   <translation>Nötig sind {amount}, und {there}.{value}</translation>
  </message>
  <message>
   <source>Account for {symbol}</source>
   <translation>Konto für {symbol}</translation>
  </message>
  <message>
   <source>Fee</source>
   <translation>Gebühr</translation>
  </message>
  <message>
   <source>From</source>
   <translation>Von</translation>
  </message>
  <message>
   <source>Main account afterwards</source>
   <translation>Hauptkonto danach</translation>
  </message>
  <message>
   <source>staking key</source>
   <translation>Staking-Schlüssel</translation>
  </message>
  <message>
   <source>staking key for tasks that pay in a token</source>
   <translation>Staking-Schlüssel für Tasks, die in einem Token zahlen</translation>
  </message>
  <message>
   <source>The {what} of “{name}” is not known here.</source>
   <translation>Hier nicht bekannt: {what} von „{name}“.</translation>
  </message>
  <message>
   <source>{symbol} afterwards</source>
   <translation>{symbol} danach</translation>
  </message>
  <message>
   <source>Send {amount}</source>
   <translation>{amount} senden</translation>
  </message>
  <message>
   <source>Amount</source>
   <translation>Betrag</translation>
  </message>
  <message>
   <source>Goes to</source>
   <translation>Geht an</translation>
  </message>
  <message>
   <source>Send {amount} to {to}</source>
   <translation>{amount} an {to} senden</translation>
  </message>
  <message>
   <source>Repair the staking account</source>
   <translation>Das Staking-Konto reparieren</translation>
  </message>
  <message>
   <source>Staking account</source>
   <translation>Staking-Konto</translation>
  </message>
  <message>
   <source>Held by it</source>
   <translation>Liegt darauf</translation>
  </message>
  <message>
   <source>Move what it holds to the main account, and make it anew</source>
   <translation>Was darauf liegt, aufs Hauptkonto bringen und es neu anlegen</translation>
  </message>
  <message>
   <source>Token</source>
   <translation>Token</translation>
  </message>
  <message>
   <source>The account “{name}” holds nothing of the token {mint}.</source>
   <translation>Auf dem Konto „{name}“ liegt nichts vom Token {mint}.</translation>
  </message>
  <message>
   <source>Deposit</source>
   <translation>Kaution</translation>
  </message>
  <message>
   <source>{deposit} make the receiver's account for {symbol}</source>
   <translation>{deposit} legen das Konto der Gegenseite für {symbol} an</translation>
  </message>
  <message>
   <source>There is no staking account yet; the first stake makes it.</source>
   <translation>Es gibt noch kein Staking-Konto; der erste Einsatz legt es an.</translation>
  </message>
  <message>
   <source>The staking key of “{name}” is not known here.</source>
   <translation>Der Staking-Schlüssel von „{name}“ ist hier nicht bekannt.</translation>
  </message>
  <message>
   <source>That is no address: an address is a text of 32 to 44 letters and digits.</source>
   <translation>Das ist keine Adresse: Eine Adresse ist ein Text aus 32 bis 44 Buchstaben und Ziffern.</translation>
  </message>
  <message>
   <source>The network makes no account with less than {least}: send at least that much.</source>
   <translation>Das Netzwerk legt kein Konto mit weniger als {least} an: Mindestens so viel senden.</translation>
  </message>
  <message>
   <source>The staking account is in order.</source>
   <translation>Das Staking-Konto ist in Ordnung.</translation>
  </message>
  <message>
   <source>{deposit} stay in the staking account</source>
   <translation>{deposit} bleiben im Staking-Konto</translation>
  </message>
  <message>
   <source>Stake {amount} on {name}</source>
   <translation>{amount} auf {name} einsetzen</translation>
  </message>
  <message>
   <source>Staked afterwards</source>
   <translation>Danach eingesetzt</translation>
  </message>
  <message>
   <source>Take {staked} of stake back from {name}</source>
   <translation>{staked} Einsatz von {name} zurückholen</translation>
  </message>
  <message>
   <source>Possible</source>
   <translation>Möglich</translation>
  </message>
  <message>
   <source>Wait until the network gives the stake back: {when}</source>
   <translation>Warten, bis das Netzwerk den Einsatz zurückgibt: {when}</translation>
  </message>
  <message>
   <source>Take the stake back</source>
   <translation>Den Einsatz zurückholen</translation>
  </message>
  <message>
   <source>{tasks} tasks</source>
   <translation>{tasks} Tasks</translation>
  </message>
  <message>
   <source>Claim {total} from {where}</source>
   <translation>{total} von {where} einlösen</translation>
  </message>
  <message>
   <source>Tasks</source>
   <translation>Tasks</translation>
  </message>
  <message>
   <source>Make an account that holds {symbol}</source>
   <translation>Ein Konto anlegen, das {symbol} hält</translation>
  </message>
  <message>
   <source>The task is no longer active and takes no stake.</source>
   <translation>Der Task ist nicht mehr aktiv und nimmt keinen Einsatz an.</translation>
  </message>
  <message>
   <source>The task asks for a stake of {minimum_stake} at least.</source>
   <translation>Der Task verlangt einen Einsatz von mindestens {minimum_stake}.</translation>
  </message>
  <message>
   <source>the staking account, which is made now</source>
   <translation>das Staking-Konto, das jetzt angelegt wird</translation>
  </message>
  <message>
   <source>{deposit} stay in {what}</source>
   <translation>{deposit} bleiben in {what}</translation>
  </message>
  <message>
   <source>Claimed with it</source>
   <translation>Damit eingelöst</translation>
  </message>
  <message>
   <source>{claimable} of rewards</source>
   <translation>{claimable} an Belohnungen</translation>
  </message>
  <message>
   <source>Nothing is staked on this task.</source>
   <translation>Auf diesem Task ist nichts eingesetzt.</translation>
  </message>
  <message>
   <source>Have it paid to the main account</source>
   <translation>Aufs Hauptkonto auszahlen lassen</translation>
  </message>
  <message>
   <source>Stop {name}</source>
   <translation>{name} anhalten</translation>
  </message>
  <message>
   <source>See that {name} does not run with this account</source>
   <translation>Dafür sorgen, dass {name} nicht mit diesem Konto läuft</translation>
  </message>
  <message>
   <source>Nothing can be claimed there now.</source>
   <translation>Dort kann jetzt nichts eingelöst werden.</translation>
  </message>
  <message>
   <source>Claim {amount} from {name}</source>
   <translation>{amount} von {name} einlösen</translation>
  </message>
  <message>
   <source>What the task would put on chain is longer than {max_value_bytes} bytes: the network would not take it.</source>
   <translation>Was der Task auf die Chain brächte, ist länger als {max_value_bytes} Byte: Das Netzwerk nähme es nicht an.</translation>
  </message>
  <message>
   <source>The proof is made. A run would have submitted it now.</source>
   <translation>Der Nachweis ist fertig. Ein echter Lauf hätte ihn jetzt eingereicht.</translation>
  </message>
  <message>
   <source>The program ended, or the machine slept, before the proof was made.</source>
   <translation>Das Programm endete, oder der Rechner schlief, bevor der Nachweis entstand.</translation>
  </message>
  <message>
   <source>{words} A run would put “{on_chain}” on chain, which pays nothing.</source>
   <translation>{words} Ein echter Lauf brächte „{on_chain}“ auf die Chain, was nichts einbringt.</translation>
  </message>
  <message>
   <source>Proofs audited: {audits}, votes that would have been sent: {votes}.</source>
   <translation>Auditierte Nachweise: {audits}, Stimmen, die gesendet worden wären: {votes}.</translation>
  </message>
  <message>
   <source>{words} A run would put nothing on chain.</source>
   <translation>{words} Ein echter Lauf brächte nichts auf die Chain.</translation>
  </message>
  <message>
   <source>There was no other proof to audit.</source>
   <translation>Es gab keinen anderen Nachweis zu auditieren.</translation>
  </message>
  <message>
   <source>The proof is signed, but {reason}.</source>
   <translation>Der Nachweis ist signiert, aber {reason}.</translation>
  </message>
  <message>
   <source>The signed proof is nested too deeply.</source>
   <translation>Der signierte Nachweis ist zu tief verschachtelt.</translation>
  </message>
  <message>
   <source>The signature does not belong to this node.</source>
   <translation>Die Signatur gehört nicht zu diesem Knoten.</translation>
  </message>
  <message>
   <source>The stored proof cannot be read.</source>
   <translation>Der gespeicherte Nachweis kann nicht gelesen werden.</translation>
  </message>
  <message>
   <source>The signed proof cannot be read.</source>
   <translation>Der signierte Nachweis kann nicht gelesen werden.</translation>
  </message>
  <message>
   <source>The task did not answer in time.</source>
   <translation>Der Task hat nicht rechtzeitig geantwortet.</translation>
  </message>
  <message>
   <source>The proof was there before this was answered.</source>
   <translation>Der Nachweis war da, bevor das beantwortet wurde.</translation>
  </message>
  <message>
   <source>To run it as you agreed</source>
   <translation>Um ihn wie vereinbart auszuführen</translation>
  </message>
  <message>
   <source>start of {name}</source>
   <translation>Start von {name}</translation>
  </message>
  <message>
   <source>To run it with the variables that you changed</source>
   <translation>Um ihn mit den geänderten Variablen auszuführen</translation>
  </message>
  <message>
   <source>You restarted it</source>
   <translation>Von Ihnen neu gestartet</translation>
  </message>
  <message>
   <source>To run it in the box that you chose</source>
   <translation>Um ihn mit dem gewählten Profil auszuführen</translation>
  </message>
  <message>
   <source>To run it with what you granted</source>
   <translation>Um ihn mit dem auszuführen, was ihm gewährt wurde</translation>
  </message>
  <message>
   <source>The proof was made in time, but the network did not take it before the window closed.</source>
   <translation>Der Nachweis war rechtzeitig fertig, aber das Netzwerk nahm ihn nicht an, bevor das Fenster schloss.</translation>
  </message>
  <message>
   <source>Proofs audited: {audits}, votes sent: {votes}.</source>
   <translation>Auditierte Nachweise: {audits}, gesendete Stimmen: {votes}.</translation>
  </message>
  <message>
   <source>The network refused the proof: {detail}</source>
   <translation>Das Netzwerk hat den Nachweis abgelehnt: {detail}</translation>
  </message>
  <message>
   <source>doubts about our proof</source>
   <translation>Zweifel an unserem Nachweis</translation>
  </message>
  <message>
   <source>It would stake more than was agreed to.</source>
   <translation>Damit würde mehr eingesetzt als vereinbart.</translation>
  </message>
  <message>
   <source>It would send money.</source>
   <translation>Damit würde Geld gesendet.</translation>
  </message>
  <message>
   <source>It would move another amount than is staked.</source>
   <translation>Damit würde ein anderer Betrag bewegt als eingesetzt.</translation>
  </message>
  <message>
   <source>It would take the stake or the reward out of the task, or change the task.</source>
   <translation>Damit würde der Einsatz oder die Belohnung aus dem Task genommen oder der Task geändert.</translation>
  </message>
  <message>
   <source>It names other accounts than it should.</source>
   <translation>Genannt sind andere Konten als vorgesehen.</translation>
  </message>
  <message>
   <source>It is about another task.</source>
   <translation>Das betrifft einen anderen Task.</translation>
  </message>
  <message>
   <source>It acts for another node.</source>
   <translation>Das handelt für einen anderen Knoten.</translation>
  </message>
  <message>
   <source>It announces another node's list.</source>
   <translation>Damit würde die Liste eines anderen Knotens angekündigt.</translation>
  </message>
  <message>
   <source>It would take the stake from somewhere else.</source>
   <translation>Damit würde der Einsatz von anderswo genommen.</translation>
  </message>
  <message>
   <source>It would send money to somebody.</source>
   <translation>Damit würde jemandem Geld gesendet.</translation>
  </message>
  <message>
   <source>It would send tokens to somebody.</source>
   <translation>Damit würden jemandem Token gesendet.</translation>
  </message>
  <message>
   <source>It would make an account that no stake needs.</source>
   <translation>Damit würde ein Konto angelegt, das kein Einsatz braucht.</translation>
  </message>
  <message>
   <source>It asks the task program for something unknown.</source>
   <translation>Vom Task-Programm wird etwas Unbekanntes verlangt.</translation>
  </message>
  <message>
   <source>It asks the system program for something else than a stake's way.</source>
   <translation>Vom System-Programm wird etwas anderes verlangt als der Weg eines Einsatzes.</translation>
  </message>
  <message>
   <source>It would move KOII that no stake needs, or make an account that is no staking account.</source>
   <translation>Damit würden KOII bewegt, die kein Einsatz braucht, oder ein Konto angelegt, das kein Staking-Konto ist.</translation>
  </message>
  <message>
   <source>It asks the token program for something else than a stake's way.</source>
   <translation>Vom Token-Programm wird etwas anderes verlangt als der Weg eines Einsatzes.</translation>
  </message>
  <message>
   <source>It calls a program that is not the task's.</source>
   <translation>Damit würde ein Programm aufgerufen, das nicht das des Tasks ist.</translation>
  </message>
  <message>
   <source>It asks the network for nothing.</source>
   <translation>Vom Netzwerk wird damit nichts verlangt.</translation>
  </message>
  <message>
   <source>The main key was to sign a text of the task.</source>
   <translation>Der Hauptschlüssel sollte einen Text des Tasks signieren.</translation>
  </message>
  <message>
   <source>What was to be signed is no JSON object.</source>
   <translation>Was signiert werden sollte, ist kein JSON-Objekt.</translation>
  </message>
  <message>
   <source>What was to be signed is neither a transaction nor a JSON object.</source>
   <translation>Was signiert werden sollte, ist weder eine Transaktion noch ein JSON-Objekt.</translation>
  </message>
  <message>
   <source>Others than this account would have to sign.</source>
   <translation>Andere als dieses Konto müssten signieren.</translation>
  </message>
  <message>
   <source>What was to be signed cannot be read.</source>
   <translation>Was signiert werden sollte, kann nicht gelesen werden.</translation>
  </message>
  <message>
   <source>submission cannot withdraw</source>
   <translation>Einreichung, Rückzug unmöglich</translation>
  </message>
  <message>
   <source>The network refused what follows, and nothing of it moved. {refused}</source>
   <translation>Das Netzwerk hat abgelehnt, was folgt, und nichts davon wurde bewegt. {refused}</translation>
  </message>
  <message>
   <source>Everything is done and confirmed by the network.</source>
   <translation>Alles ist erledigt und vom Netzwerk bestätigt.</translation>
  </message>
  <message>
   <source>The network holds the stake for three rounds after the last proof: {when}.</source>
   <translation>Das Netzwerk hält den Einsatz nach dem letzten Nachweis noch drei Runden fest: {when}.</translation>
  </message>
  <message>
   <source>The network refused it: {detail}</source>
   <translation>Das Netzwerk hat es abgelehnt: {detail}</translation>
  </message>
  <message>
   <source>this node</source>
   <translation>dieser Knoten</translation>
  </message>
  <message>
   <source>No other image of this task was agreed to before the present one.</source>
   <translation>Vor dem jetzigen wurde keinem anderen Image dieses Tasks zugestimmt.</translation>
  </message>
  <message>
   <source>The chain has no proof of this node in this round, and it was not audited here.</source>
   <translation>Die Chain hat von diesem Knoten in dieser Runde keinen Nachweis, und auditiert wurde er hier nicht.</translation>
  </message>
  <message>
   <source>The node's proof could not be looked up. {message}</source>
   <translation>Der Nachweis des Knotens konnte nicht nachgeschlagen werden. {message}</translation>
  </message>
  <message>
   <source>It runs, but it did not answer within {ready_seconds} s</source>
   <translation>Der Container läuft, aber er antwortete nicht innerhalb von {ready_seconds} s</translation>
  </message>
  <message>
   <source>end of an audit</source>
   <translation>Ende eines Audits</translation>
  </message>
  <message>
   <source>audit again {task_id}</source>
   <translation>Neues Audit {task_id}</translation>
  </message>
  <message>
   <source>Waiting for the task's server on port 8080</source>
   <translation>Wartet auf den Server des Tasks auf Port 8080</translation>
  </message>
  <message>
   <source>health check</source>
   <translation>Zustandsprüfung</translation>
  </message>
  <message>
   <source>The proof was not on chain when its window closed: the program or the container was not running.</source>
   <translation>Der Nachweis war nicht auf der Chain, als sein Fenster schloss: Das Programm oder der Container lief nicht.</translation>
  </message>
  <message>
   <source>The distribution list was rejected; another one may follow.</source>
   <translation>Die Verteilungsliste wurde abgelehnt; eine andere kann folgen.</translation>
  </message>
  <message>
   <source>Every distribution list of this round was rejected.</source>
   <translation>Jede Verteilungsliste dieser Runde wurde abgelehnt.</translation>
  </message>
  <message>
   <source>The network no longer keeps this round, so it cannot be read how it ended. What it paid is in the claimable amount.</source>
   <translation>Das Netzwerk hat diese Runde nicht mehr, deshalb lässt sich nicht lesen, wie sie ausging. Was sie brachte, steckt im einlösbaren Betrag.</translation>
  </message>
  <message>
   <source>The node that was chosen to write the distribution list did not do so; nobody is paid for this round.</source>
   <translation>Der Knoten, der zum Schreiben der Verteilungsliste ausgewählt war, hat es nicht getan; für diese Runde wird niemand bezahlt.</translation>
  </message>
  <message>
   <source>The distribution list was not paid out in its time.</source>
   <translation>Die Verteilungsliste wurde nicht in ihrer Zeit ausgezahlt.</translation>
  </message>
  <message>
   <source>The audit of our proof was lost; a part of the stake is gone.</source>
   <translation>Das Audit unseres Nachweises ging verloren; ein Teil des Einsatzes ist weg.</translation>
  </message>
  <message>
   <source>The votes on our proof were equal: no reward.</source>
   <translation>Die Stimmen zu unserem Nachweis waren gleich: keine Belohnung.</translation>
  </message>
  <message>
   <source>The distribution list leaves us out.</source>
   <translation>Die Verteilungsliste lässt uns aus.</translation>
  </message>
  <message>
   <source>slot readings</source>
   <translation>Slot-Ablesungen</translation>
  </message>
  <message>
   <source>slot alarms</source>
   <translation>Slot-Weckrufe</translation>
  </message>
  <message>
   <source>Its window had closed before it could begin: the program was not running, or the machine slept.</source>
   <translation>Ihr Fenster war geschlossen, bevor es beginnen konnte: Das Programm lief nicht, oder der Rechner schlief.</translation>
  </message>
  <message>
   <source>Its window closed before it was done.</source>
   <translation>Ihr Fenster schloss, bevor es getan war.</translation>
  </message>
  <message>
   <source>The node's records were damaged. A stake that they knew of may still be on its way, so nothing is staked before the network would have carried it out, or no longer takes it: about two minutes.</source>
   <translation>Die Aufzeichnungen des Knotens waren beschädigt. Ein Einsatz, den sie kannten, kann noch unterwegs sein; deshalb wird nichts eingesetzt, bevor das Netzwerk ihn ausgeführt hätte oder nicht mehr annimmt: etwa zwei Minuten.</translation>
  </message>
  <message>
   <source>The stake was refused: {detail}</source>
   <translation>Der Einsatz wurde abgelehnt: {detail}</translation>
  </message>
  <message>
   <source>engine status</source>
   <translation>Zustand der Container-Engine</translation>
  </message>
  <message>
   <source>container endings</source>
   <translation>Enden von Containern</translation>
  </message>
  <message>
   <source>all values together are longer than {max_values} characters</source>
   <translation>alle Werte zusammen sind länger als {max_values} Zeichen</translation>
  </message>
  <message>
   <source>the task does not ask for it</source>
   <translation>der Task verlangt sie nicht</translation>
  </message>
  <message>
   <source>The program was started.</source>
   <translation>Das Programm wurde gestartet.</translation>
  </message>
  <message>
   <source>You locked it.</source>
   <translation>Von Ihnen gesperrt.</translation>
  </message>
  <message>
   <source>Nobody used it for {minutes} minutes.</source>
   <translation>{minutes} Minuten lang wurde es nicht benutzt.</translation>
  </message>
  <message>
   <source>The computer slept, or its time was set.</source>
   <translation>Der Rechner schlief, oder seine Uhr wurde gestellt.</translation>
  </message>
  <message>
   <source>No passphrase is asked for here: whoever uses this program can move money and show secrets.</source>
   <translation>Hier wird nach keiner Passphrase gefragt: Wer dieses Programm benutzt, kann Geld bewegen und Geheimnisse anzeigen.</translation>
  </message>
  <message>
   <source>what is kept as “{name}” are the keys of another account</source>
   <translation>unter „{name}“ liegen die Schlüssel eines anderen Kontos</translation>
  </message>
  <message>
   <source>Looking up the image</source>
   <translation>Image wird nachgeschlagen</translation>
  </message>
  <message>
   <source>The program was closed</source>
   <translation>Das Programm wurde geschlossen</translation>
  </message>
  <message>
   <source>It still ran from before this start of the program, and was not wanted</source>
   <translation>Der Container lief noch aus der Zeit vor diesem Start des Programms und war nicht gewünscht</translation>
  </message>
  <message>
   <source>Something has changed since you agreed to run it</source>
   <translation>Seit der Zustimmung hat sich etwas geändert</translation>
  </message>
  <message>
   <source>Its rounds are finished, as you asked</source>
   <translation>Die Runden sind beendet, wie gewünscht</translation>
  </message>
  <message>
   <source>You stopped the task.</source>
   <translation>Von Ihnen angehalten.</translation>
  </message>
  <message>
   <source>end of {name}</source>
   <translation>Ende von {name}</translation>
  </message>
  <message>
   <source>Stopping the container</source>
   <translation>Container wird angehalten</translation>
  </message>
  <message>
   <source>rounds of {name}</source>
   <translation>Runden von {name}</translation>
  </message>
  <message>
   <source>container of {name}</source>
   <translation>Container von {name}</translation>
  </message>
  <message>
   <source>logs of {name}</source>
   <translation>Protokolle von {name}</translation>
  </message>
  <message>
   <source>stop of {name}</source>
   <translation>Anhalten von {name}</translation>
  </message>
  <message>
   <source>It could not be stopped. {message}</source>
   <translation>Er konnte nicht angehalten werden. {message}</translation>
  </message>
  <message>
   <source>First proof</source>
   <translation>Erster Nachweis</translation>
  </message>
  <message>
   <source>First round paid</source>
   <translation>Erste bezahlte Runde</translation>
  </message>
  <message>
   <source>it is cut off</source>
   <translation>abgeschnitten</translation>
  </message>
  <message>
   <source>something stands behind its end</source>
   <translation>hinter dem Ende steht noch etwas</translation>
  </message>
  <message>
   <source>no answer in time</source>
   <translation>keine rechtzeitige Antwort</translation>
  </message>
  <message>
   <source>its answer cannot be unpacked</source>
   <translation>die Antwort kann nicht entpackt werden</translation>
  </message>
  <message>
   <source>its answer was too large</source>
   <translation>die Antwort war zu groß</translation>
  </message>
  <message>
   <source>the connection broke</source>
   <translation>die Verbindung brach ab</translation>
  </message>
  <message>
   <source>it is damaged</source>
   <translation>beschädigt</translation>
  </message>
  <message>
   <source>it is packed in a way that was not asked for</source>
   <translation>auf eine Weise gepackt, die nicht verlangt war</translation>
  </message>
  <message>
   <source>The connection to the node ended without a word: it was killed, or this program could not keep up with it. Open the window again, or give the command again, to see which.</source>
   <translation>Die Verbindung zum Knoten endete ohne ein Wort: Er wurde abgeschossen, oder dieses Programm kam nicht mit. Das Fenster neu öffnen oder den Befehl noch einmal geben; dann zeigt sich, was es war.</translation>
  </message>
  <message>
   <source>The node on {folder} cannot be reached: {reason}. It may be another user's.</source>
   <translation>Der Knoten auf {folder} ist nicht erreichbar: {reason}. Vielleicht gehört er jemand anderem.</translation>
  </message>
  <message>
   <source>events of the node</source>
   <translation>Ereignisse des Knotens</translation>
  </message>
  <message>
   <source>commands on their way</source>
   <translation>Befehle unterwegs</translation>
  </message>
  <message>
   <source>The node says something that this program does not understand. {error}</source>
   <translation>Der Knoten sagt etwas, das dieses Programm nicht versteht. {error}</translation>
  </message>
  <message>
   <source>It was stopped, and its tasks with it. Stakes stay where they are. Start the program to run the tasks again.</source>
   <translation>Er wurde angehalten und mit ihm seine Tasks. Einsätze bleiben, wo sie sind. Das Programm starten, um die Tasks wieder auszuführen.</translation>
  </message>
  <message>
   <source>{max_visitors} windows and commands are attached to this node already. Close some of them.</source>
   <translation>{max_visitors} Fenster und Befehle sind schon mit diesem Knoten verbunden. Bitte einige davon schließen.</translation>
  </message>
  <message>
   <source>a visitor could not be served</source>
   <translation>ein Besucher konnte nicht bedient werden</translation>
  </message>
  <message>
   <source>The password is wrong.</source>
   <translation>Das Passwort ist falsch.</translation>
  </message>
  <message>
   <source>The node that runs is of version {program}, this program of version {program_2}. Stop the node and start it again with this version.</source>
   <translation>Der laufende Knoten hat Version {program}, dieses Programm Version {program_2}. Den Knoten anhalten und mit dieser Version neu starten.</translation>
  </message>
  <message>
   <source>answers to a visitor</source>
   <translation>Antworten an einen Besucher</translation>
  </message>
  <message>
   <source>The first message must be Hello, and it did not come.</source>
   <translation>Die erste Nachricht muss Hello sein, und sie kam nicht.</translation>
  </message>
  <message>
   <source>goodbye to a visitor</source>
   <translation>Abschied von einem Besucher</translation>
  </message>
  <message>
   <source>there is no way to say {name}</source>
   <translation>{name} lässt sich nicht sagen</translation>
  </message>
  <message>
   <source>The first message must be Hello, not {kind}.</source>
   <translation>Die erste Nachricht muss Hello sein, nicht {kind}.</translation>
  </message>
  <message>
   <source>There is no message {kind}.</source>
   <translation>Eine Nachricht {kind} gibt es nicht.</translation>
  </message>
  <message>
   <source>There is no command {kind}.</source>
   <translation>Einen Befehl {kind} gibt es nicht.</translation>
  </message>
  <message>
   <source>A message is longer than any may be.</source>
   <translation>Eine Nachricht ist länger als erlaubt.</translation>
  </message>
  <message>
   <source>A message cannot be read: {error}.</source>
   <translation>Eine Nachricht kann nicht gelesen werden: {error}.</translation>
  </message>
  <message>
   <source>This copy was written by a newer version of the program, which can also restore it.</source>
   <translation>Diese Sicherung wurde von einer neueren Version des Programms geschrieben; diese kann sie auch wiederherstellen.</translation>
  </message>
  <message>
   <source>The copy does not say what is in it.</source>
   <translation>Die Sicherung sagt nicht, was darin ist.</translation>
  </message>
  <message>
   <source>The copy breaks off in the middle of a file.</source>
   <translation>Die Sicherung bricht mitten in einer Datei ab.</translation>
  </message>
  <message>
   <source>{path} cannot be read: {value}.</source>
   <translation>{path} kann nicht gelesen werden: {value}.</translation>
  </message>
  <message>
   <source>This file is no copy of a task's data.</source>
   <translation>Diese Datei ist keine Sicherung der Daten eines Tasks.</translation>
  </message>
  <message>
   <source>The copy is damaged: it cannot be read to its end.</source>
   <translation>Die Sicherung ist beschädigt: Sie kann nicht bis zum Ende gelesen werden.</translation>
  </message>
  <message>
   <source>The copy is damaged, or it is no copy of a task's data.</source>
   <translation>Die Sicherung ist beschädigt, oder sie ist keine Sicherung der Daten eines Tasks.</translation>
  </message>
  <message>
   <source>The task wrote to its data meanwhile. Stop it first, then try again.</source>
   <translation>Der Task hat inzwischen in seine Daten geschrieben. Ihn zuerst anhalten, dann noch einmal versuchen.</translation>
  </message>
  <message>
   <source>The copy cannot be written: {value}.</source>
   <translation>Die Sicherung kann nicht geschrieben werden: {value}.</translation>
  </message>
  <message>
   <source>The copy is damaged: a file has no size.</source>
   <translation>Die Sicherung ist beschädigt: Eine Datei hat keine Größe.</translation>
  </message>
  <message>
   <source>a link that leads out of it</source>
   <translation>ein Link, der hinausführt</translation>
  </message>
  <message>
   <source>There are more than {max_entries} files and folders, more than can be copied.</source>
   <translation>Es gibt mehr als {max_entries} Dateien und Ordner, mehr als gesichert werden können.</translation>
  </message>
  <message>
   <source>The data is larger than {limit} bytes, more than can be copied.</source>
   <translation>Die Daten sind größer als {limit} Byte, mehr als gesichert werden können.</translation>
  </message>
  <message>
   <source>an entry that is neither file, folder nor link</source>
   <translation>ein Eintrag, der weder Datei noch Ordner noch Link ist</translation>
  </message>
  <message>
   <source>a name that leads out of it</source>
   <translation>ein Name, der hinausführt</translation>
  </message>
  <message>
   <source>a name that is in none of its folders</source>
   <translation>ein Name, der in keinem der Ordner liegt</translation>
  </message>
  <message>
   <source>a name that leads through a link</source>
   <translation>ein Name, der durch einen Link führt</translation>
  </message>
  <message>
   <source>The copy has something that no task's data has: {unfit}.</source>
   <translation>Die Sicherung enthält etwas, das kein Task in seinen Daten hat: {unfit}.</translation>
  </message>
  <message>
   <source>a link from one folder to another</source>
   <translation>ein Link von einem Ordner in einen anderen</translation>
  </message>
  <message>
   <source>a link to a link, which would lead elsewhere from its new place</source>
   <translation>ein Link auf einen Link, der vom neuen Ort aus anderswohin führte</translation>
  </message>
  <message>
   <source>notifications of the desktop</source>
   <translation>Benachrichtigungen des Desktops</translation>
  </message>
  <message>
   <source>clicks on notifications</source>
   <translation>Klicks auf Benachrichtigungen</translation>
  </message>
  <message>
   <source>The registry cannot be used: {value}.</source>
   <translation>Die Registrierung ist nicht verwendbar: {value}.</translation>
  </message>
  <message>
   <source>The desktop node for Orca tasks</source>
   <translation>Der Desktop-Knoten für Orca-Tasks</translation>
  </message>
  <message>
   <source>{where}{value}. Nothing else was changed.</source>
   <translation>{where}{value}. Sonst wurde nichts geändert.</translation>
  </message>
  <message>
   <source>it refuses a connection to the task</source>
   <translation>lehnt eine Verbindung zum Task ab</translation>
  </message>
  <message>
   <source>it does not answer in time</source>
   <translation>antwortet nicht rechtzeitig</translation>
  </message>
  <message>
   <source>it does not begin a connection to the task</source>
   <translation>beginnt keine Verbindung zum Task</translation>
  </message>
  <message>
   <source>its answer cannot be read</source>
   <translation>die Antwort kann nicht gelesen werden</translation>
  </message>
  <message>
   <source>the Docker configuration of this user cannot be read</source>
   <translation>die Docker-Konfiguration dieses Benutzers kann nicht gelesen werden</translation>
  </message>
  <message>
   <source>it hangs up at once; most likely {not_accepted}</source>
   <translation>legt sofort auf; höchstwahrscheinlich: {not_accepted}</translation>
  </message>
  <message>
   <source>Starting the container</source>
   <translation>Container wird gestartet</translation>
  </message>
  <message>
   <source>The engine may be on another machine, to which nothing here leads</source>
   <translation>Vielleicht läuft die Container-Engine auf einem anderen Rechner, zu dem von hier nichts führt</translation>
  </message>
  <message>
   <source>Podman does not hand out a task's data with its owners, so it is neither copied nor put back here. Use `podman volume export` and `podman volume import`; `podman volume ls` tells the names.</source>
   <translation>Podman gibt die Daten eines Tasks nicht mit ihren Besitzern heraus, deshalb werden sie hier weder gesichert noch zurückgelegt. Dafür gibt es `podman volume export` und `podman volume import`; `podman volume ls` nennt die Namen.</translation>
  </message>
  <message>
   <source>The task has no data here.</source>
   <translation>Der Task hat hier keine Daten.</translation>
  </message>
  <message>
   <source>Nothing was copied.</source>
   <translation>Es wurde nichts kopiert.</translation>
  </message>
  <message>
   <source>The data is as it was.</source>
   <translation>Die Daten sind, wie sie waren.</translation>
  </message>
  <message>
   <source>The task runs. Stop it first, then try again.</source>
   <translation>Der Task läuft. Ihn zuerst anhalten, dann noch einmal versuchen.</translation>
  </message>
  <message>
   <source>The engine refuses it: {removesuffix}. {then}</source>
   <translation>Die Container-Engine lehnt es ab: {removesuffix}. {then}</translation>
  </message>
  <message>
   <source>spare way to {task_id}</source>
   <translation>Ersatzweg zu {task_id}</translation>
  </message>
  <message>
   <source>it does not accept the certificate of this user that the Docker context holds</source>
   <translation>nimmt das Zertifikat dieses Benutzers aus dem Docker-Kontext nicht an</translation>
  </message>
  <message>
   <source>its certificate is not one that this Docker context trusts, or is for another name</source>
   <translation>das Zertifikat ist keines, dem dieser Docker-Kontext vertraut, oder gilt für einen anderen Namen</translation>
  </message>
  <message>
   <source>it wants a certificate of this user, and the Docker context has none</source>
   <translation>verlangt ein Zertifikat dieses Benutzers, und der Docker-Kontext hat keines</translation>
  </message>
  <message>
   <source>it does not speak TLS on that port</source>
   <translation>spricht auf diesem Port kein TLS</translation>
  </message>
  <message>
   <source>it speaks TLS on that port, and the Docker context has no certificates for it</source>
   <translation>spricht auf diesem Port TLS, und der Docker-Kontext hat keine Zertifikate dafür</translation>
  </message>
  <message>
   <source>it is not installed or not started</source>
   <translation>nicht installiert oder nicht gestartet</translation>
  </message>
  <message>
   <source>this user may not use it; add the user to the group “docker” and log in again, or set up rootless Docker</source>
   <translation>dieser Benutzer darf sie nicht verwenden; ihn in die Gruppe „docker“ aufnehmen und neu anmelden, oder Rootless Docker einrichten</translation>
  </message>
  <message>
   <source>it is installed, but it is not started</source>
   <translation>installiert, aber nicht gestartet</translation>
  </message>
  <message>
   <source>the connection to it broke off</source>
   <translation>die Verbindung brach ab</translation>
  </message>
  <message>
   <source>no reason given</source>
   <translation>kein Grund angegeben</translation>
  </message>
  <message>
   <source>the current Docker context does not exist</source>
   <translation>der aktuelle Docker-Kontext existiert nicht</translation>
  </message>
  <message>
   <source>the Docker settings of this user cannot be used: {error}</source>
   <translation>die Docker-Einstellungen dieses Benutzers sind nicht verwendbar: {error}</translation>
  </message>
  <message>
   <source>the current Docker context cannot be read</source>
   <translation>der aktuelle Docker-Kontext kann nicht gelesen werden</translation>
  </message>
  <message>
   <source>the registry tells no digest</source>
   <translation>die Registry nennt keinen Digest</translation>
  </message>
  <message>
   <source>this is not the name of an image</source>
   <translation>das ist nicht der Name eines Images</translation>
  </message>
  <message>
   <source>the engine's answer cannot be read</source>
   <translation>die Antwort der Container-Engine kann nicht gelesen werden</translation>
  </message>
  <message>
   <source>Loaded image(?: ID)?: (\S+)</source>
   <translation>Loaded image(?: ID)?: (\S+)</translation>
  </message>
  <message>
   <source>Packing the sample image</source>
   <translation>Beispiel-Image wird gepackt</translation>
  </message>
  <message>
   <source>it was made where the engine runs, and has been removed since</source>
   <translation>dort gebaut, wo die Container-Engine läuft, und seitdem entfernt</translation>
  </message>
  <message>
   <source>The packed image</source>
   <translation>Das gepackte Image</translation>
  </message>
  <message>
   <source>the engine does not take it: {events}</source>
   <translation>die Container-Engine nimmt es nicht an: {events}</translation>
  </message>
  <message>
   <source>the engine pulled it, but cannot find it now</source>
   <translation>die Container-Engine hat es geladen, findet es jetzt aber nicht</translation>
  </message>
  <message>
   <source>Building the sample image</source>
   <translation>Beispiel-Image wird gebaut</translation>
  </message>
  <message>
   <source>it cannot be built: {event}</source>
   <translation>kann nicht gebaut werden: {event}</translation>
  </message>
  <message>
   <source>The sample image could not be built; packing it instead</source>
   <translation>Das Beispiel-Image konnte nicht gebaut werden; stattdessen wird es gepackt</translation>
  </message>
  <message>
   <source>The engine does not publish its port 8080</source>
   <translation>Die Container-Engine veröffentlicht Port 8080 nicht</translation>
  </message>
  <message>
   <source>It ended at once with exit code {found}</source>
   <translation>Er endete sofort mit Exit-Code {found}</translation>
  </message>
  <message>
   <source>The engine refuses to run it: {error}</source>
   <translation>Die Container-Engine weigert sich, ihn auszuführen: {error}</translation>
  </message>
  <message>
   <source>The {kind} {name} is not removed: {error}</source>
   <translation>Nicht entfernt: {kind} {name}: {error}</translation>
  </message>
  <message>
   <source>docker logs {container_id}</source>
   <translation>docker logs {container_id}</translation>
  </message>
  <message>
   <source>There is a model called “{model}” already. Remove it first, or give this one another name.</source>
   <translation>Ein Modell namens „{model}“ gibt es schon. Es zuerst entfernen oder diesem einen anderen Namen geben.</translation>
  </message>
  <message>
   <source>There is no model called “{model}”. `orca-desktop models list` lists them.</source>
   <translation>Ein Modell namens „{model}“ gibt es nicht. `orca-desktop models list` zählt sie auf.</translation>
  </message>
  <message>
   <source>“{name}” is no name for a model: letters, digits and . _ - are, 96 at most. Use --name.</source>
   <translation>„{name}“ ist kein Name für ein Modell: Buchstaben, Ziffern und . _ - sind erlaubt, höchstens 96. Mit --name einen angeben.</translation>
  </message>
  <message>
   <source>The engine refuses it: {removesuffix}. Nothing was added.</source>
   <translation>Die Container-Engine lehnt es ab: {removesuffix}. Es wurde nichts hinzugefügt.</translation>
  </message>
  <message>
   <source>A task uses “{model}”. Stop the task first, then try again.</source>
   <translation>Ein Task verwendet „{model}“. Zuerst den Task anhalten, dann noch einmal versuchen.</translation>
  </message>
  <message>
   <source>the registry cannot be reached</source>
   <translation>die Registry ist nicht erreichbar</translation>
  </message>
  <message>
   <source>the registry answered: {split}</source>
   <translation>die Registry antwortete: {split}</translation>
  </message>
  <message>
   <source>it needs a login, or is not there</source>
   <translation>braucht eine Anmeldung oder ist nicht da</translation>
  </message>
  <message>
   <source>the registry allows no more pulls for now; log in, or try again later</source>
   <translation>die Registry erlaubt zurzeit kein weiteres Laden; anmelden oder später noch einmal versuchen</translation>
  </message>
  <message>
   <source>the registry has no such image for the engine's kind of machine</source>
   <translation>die Registry hat kein solches Image für die Bauart des Rechners</translation>
  </message>
  <message>
   <source>there is no space left on the disk</source>
   <translation>auf der Festplatte ist kein Platz mehr</translation>
  </message>
  <message>
   <source>pull access denied</source>
   <translation>Laden verweigert</translation>
  </message>
  <message>
   <source>no basic auth credentials</source>
   <translation>keine Anmeldedaten</translation>
  </message>
  <message>
   <source>too many requests</source>
   <translation>zu viele Anfragen</translation>
  </message>
  <message>
   <source>no such host</source>
   <translation>diesen Host gibt es nicht</translation>
  </message>
  <message>
   <source>tls handshake timeout</source>
   <translation>Zeitüberschreitung beim TLS-Handschlag</translation>
  </message>
  <message>
   <source>internal server error</source>
   <translation>interner Serverfehler</translation>
  </message>
  <message>
   <source>no matching manifest</source>
   <translation>kein passendes Manifest</translation>
  </message>
  <message>
   <source>no match for platform</source>
   <translation>nichts Passendes für diese Plattform</translation>
  </message>
  <message>
   <source>no space left</source>
   <translation>kein Platz mehr</translation>
  </message>
  <message>
   <source>Pulling fs layer</source>
   <translation>Pulling fs layer</translation>
  </message>
  <message>
   <source>IDENTIFICATION HAS CHANGED</source>
   <translation>IDENTIFICATION HAS CHANGED</translation>
  </message>
  <message>
   <source>open failed: connect failed</source>
   <translation>open failed: connect failed</translation>
  </message>
  <message>
   <source>Could not resolve hostname</source>
   <translation>Could not resolve hostname</translation>
  </message>
  <message>
   <source>the Docker context leads over SSH, and the program ssh is not installed here</source>
   <translation>der Docker-Kontext führt über SSH, und das Programm ssh ist hier nicht installiert</translation>
  </message>
  <message>
   <source>Install OpenSSH's client</source>
   <translation>OpenSSHs Client installieren</translation>
  </message>
  <message>
   <source>the Docker context leads over SSH, which works from Linux and macOS only</source>
   <translation>der Docker-Kontext führt über SSH, was nur von Linux und macOS aus geht</translation>
  </message>
  <message>
   <source>Use a context with TLS for {host}</source>
   <translation>Für {host} einen Kontext mit TLS verwenden</translation>
  </message>
  <message>
   <source>See that the machine and its SSH server run and can be reached from here</source>
   <translation>Sicherstellen, dass der Rechner und sein SSH-Server laufen und von hier erreichbar sind</translation>
  </message>
  <message>
   <source>it ended without a word</source>
   <translation>endete ohne ein Wort</translation>
  </message>
  <message>
   <source>ssh to {{host}} fails: {last}</source>
   <translation>ssh zu {{host}} schlägt fehl: {last}</translation>
  </message>
  <message>
   <source>the key of {host} is not the one that this user knows: it may be another machine</source>
   <translation>der Schlüssel von {host} ist nicht der, den dieser Benutzer kennt: es kann ein anderer Rechner sein</translation>
  </message>
  <message>
   <source>Ask who runs {host} whether its key was changed, and only then take the old one out of known_hosts</source>
   <translation>Die Betreiber von {host} fragen, ob der Schlüssel geändert wurde, und erst dann den alten aus known_hosts nehmen</translation>
  </message>
  <message>
   <source>this user has not yet confirmed the key of {host}</source>
   <translation>dieser Benutzer hat den Schlüssel von {host} noch nicht bestätigt</translation>
  </message>
  <message>
   <source>Let the account {login} accept this user's key, or load the key into the SSH agent</source>
   <translation>Dem Konto {login} den Schlüssel dieses Benutzers erlauben, oder den Schlüssel in den SSH-Agenten laden</translation>
  </message>
  <message>
   <source>on {host} nothing answers at the engine's socket, or {login} may not use it</source>
   <translation>auf {host} antwortet nichts am Socket der Container-Engine, oder {login} darf ihn nicht verwenden</translation>
  </message>
  <message>
   <source>the name {host} leads nowhere</source>
   <translation>der Name {host} führt nirgendwohin</translation>
  </message>
  <message>
   <source>Look at the name in the Docker context</source>
   <translation>Den Namen im Docker-Kontext ansehen</translation>
  </message>
  <message>
   <source>this user's SSH settings cannot be used</source>
   <translation>die SSH-Einstellungen dieses Benutzers sind nicht verwendbar</translation>
  </message>
  <message>
   <source>the connection to {host} broke off</source>
   <translation>die Verbindung zu {host} brach ab</translation>
  </message>
  <message>
   <source>Nothing needs to be done if it comes back</source>
   <translation>Nichts ist zu tun, wenn sie wiederkommt</translation>
  </message>
  <message>
   <source>the program ends</source>
   <translation>das Programm endet</translation>
  </message>
  <message>
   <source>it does not make the empty image with which data is read and written</source>
   <translation>macht das leere Image nicht, mit dem Daten gelesen und geschrieben werden</translation>
  </message>
  <message>
   <source>The engine does not give the data of {path} (status {status_code}).</source>
   <translation>Die Container-Engine gibt die Daten von {path} nicht heraus (Status {status_code}).</translation>
  </message>
  <message>
   <source>The copy is damaged: it leads back to where it was.</source>
   <translation>Die Sicherung ist beschädigt: Sie führt an ihren Anfang zurück.</translation>
  </message>
  <message>
   <source>The copy is damaged: it has a header of an unreasonable size.</source>
   <translation>Die Sicherung ist beschädigt: Ein Kopf darin hat eine unsinnige Größe.</translation>
  </message>
  <message>
   <source>it leads from one server to the next</source>
   <translation>führt von einem Server zum nächsten</translation>
  </message>
  <message>
   <source>it had too many requests, and asks to wait</source>
   <translation>hatte zu viele Anfragen und bittet zu warten</translation>
  </message>
  <message>
   <source>it does not have it</source>
   <translation>hat es nicht</translation>
  </message>
  <message>
   <source>it answered with status {status}</source>
   <translation>antwortete mit Status {status}</translation>
  </message>
  <message>
   <source>it answered with a web page</source>
   <translation>antwortete mit einer Webseite</translation>
  </message>
  <message>
   <source>the file is too large</source>
   <translation>die Datei ist zu groß</translation>
  </message>
  <message>
   <source>what it gave does not fit its address: {error}</source>
   <translation>was geliefert wurde, passt nicht zu seiner Adresse: {error}</translation>
  </message>
  <message>
   <source>it leads to where this program does not follow</source>
   <translation>führt dorthin, wohin dieses Programm nicht folgt</translation>
  </message>
  <message>
   <source>The proof store</source>
   <translation>Der Speicherort für Nachweise</translation>
  </message>
  <message>
   <source>it answered with status {status}{value}</source>
   <translation>antwortete mit Status {status}{value}</translation>
  </message>
  <message>
   <source>it says: {said}</source>
   <translation>sagt: {said}</translation>
  </message>
  <message>
   <source>it broke off while it was storing the proof</source>
   <translation>brach ab, während der Nachweis gespeichert wurde</translation>
  </message>
  <message>
   <source>it keeps the proof under an address that is not its content's</source>
   <translation>bewahrt den Nachweis unter einer Adresse auf, die nicht die seines Inhalts ist</translation>
  </message>
  <message>
   <source>{file_name} of {cid}…</source>
   <translation>{file_name} von {cid}…</translation>
  </message>
  <message>
   <source>no gateway is configured</source>
   <translation>es ist kein Gateway eingestellt</translation>
  </message>
  <message>
   <source>its address is no CID</source>
   <translation>die Adresse ist kein CID</translation>
  </message>
  <message>
   <source>it is not of the token program</source>
   <translation>gehört nicht zum Token-Programm</translation>
  </message>
  <message>
   <source>a token account names a mint that is none</source>
   <translation>ein Token-Konto nennt einen Mint, der keiner ist</translation>
  </message>
  <message>
   <source>the task's account cannot be read ({error})</source>
   <translation>das Konto des Tasks kann nicht gelesen werden ({error})</translation>
  </message>
  <message>
   <source>a token account cannot be read ({error})</source>
   <translation>ein Token-Konto kann nicht gelesen werden ({error})</translation>
  </message>
  <message>
   <source>the mint {mint} cannot be read ({error})</source>
   <translation>der Mint {mint} kann nicht gelesen werden ({error})</translation>
  </message>
  <message>
   <source>KOII has no mint; it is sent as itself</source>
   <translation>KOII hat keinen Mint; es wird als es selbst gesendet</translation>
  </message>
  <message>
   <source>this account has no key for tasks that pay in a token</source>
   <translation>dieses Konto hat keinen Schlüssel für Tasks, die in einem Token zahlen</translation>
  </message>
  <message>
   <source>the address is a token account; tokens are sent to the address of its owner</source>
   <translation>die Adresse ist ein Token-Konto; Token werden an die Adresse dessen gesendet, dem es gehört</translation>
  </message>
  <message>
   <source>there is no staking account that would have to be made anew</source>
   <translation>es gibt kein Staking-Konto, das neu angelegt werden müsste</translation>
  </message>
  <message>
   <source>the staking account exists, but it does not belong to the task program</source>
   <translation>das Staking-Konto existiert, aber es gehört nicht dem Task-Programm</translation>
  </message>
  <message>
   <source>it makes no new blocks</source>
   <translation>macht keine neuen Blöcke</translation>
  </message>
  <message>
   <source>it does not tell the fee of a transaction</source>
   <translation>nennt die Gebühr einer Transaktion nicht</translation>
  </message>
  <message>
   <source>Program log:</source>
   <translation>Program log:</translation>
  </message>
  <message>
   <source>an account's data is in the encoding {encoding}, which was not asked for</source>
   <translation>die Daten eines Kontos haben die Kodierung {encoding}, die nicht verlangt war</translation>
  </message>
  <message>
   <source>an account's data is larger than any account may be</source>
   <translation>die Daten eines Kontos sind größer, als ein Konto sein darf</translation>
  </message>
  <message>
   <source>an account's data is cut off, or has something behind its end</source>
   <translation>die Daten eines Kontos sind abgeschnitten oder haben etwas hinter ihrem Ende</translation>
  </message>
  <message>
   <source>an account's data is not base64</source>
   <translation>die Daten eines Kontos sind kein Base64</translation>
  </message>
  <message>
   <source>an account's data is not Zstandard</source>
   <translation>die Daten eines Kontos sind kein Zstandard</translation>
  </message>
  <message>
   <source>It asked to be left alone for {seconds} s.</source>
   <translation>Er bat darum, {seconds} s in Ruhe gelassen zu werden.</translation>
  </message>
  <message>
   <source>It does not answer: {reason}.</source>
   <translation>Er antwortet nicht: {reason}.</translation>
  </message>
  <message>
   <source>It was not needed yet.</source>
   <translation>Er wurde noch nicht gebraucht.</translation>
  </message>
  <message>
   <source>It answers.</source>
   <translation>Er antwortet.</translation>
  </message>
  <message>
   <source>It belongs to another network than the first server, and is not used. Take it from the list.</source>
   <translation>Er gehört zu einem anderen Netzwerk als der erste Server und wird nicht benutzt. Bitte aus der Liste nehmen.</translation>
  </message>
  <message>
   <source>It is {lag} slots behind, and asked only where no other answers.</source>
   <translation>Er liegt {lag} Slots zurück und wird nur gefragt, wenn kein anderer antwortet.</translation>
  </message>
  <message>
   <source>it belongs to another network</source>
   <translation>gehört zu einem anderen Netzwerk</translation>
  </message>
  <message>
   <source>what it tells as the newest blockhash is none</source>
   <translation>was als neuester Blockhash genannt wird, ist keiner</translation>
  </message>
  <message>
   <source>what it knows is {slots} slots older than what was read before</source>
   <translation>was bekannt ist, ist {slots} Slots älter als das zuvor Gelesene</translation>
  </message>
  <message>
   <source>it asked to be left alone for {seconds} s more</source>
   <translation>bat darum, noch {seconds} s in Ruhe gelassen zu werden</translation>
  </message>
  <message>
   <source>none of the servers belongs to the network that was used before</source>
   <translation>keiner der Server gehört zu dem Netzwerk, das vorher benutzt wurde</translation>
  </message>
  <message>
   <source>it is busy, status {status}</source>
   <translation>beschäftigt, Status {status}</translation>
  </message>
  <message>
   <source>it answers another request than {method}</source>
   <translation>antwortet auf eine andere Anfrage als {method}</translation>
  </message>
  <message>
   <source>its node is behind the network</source>
   <translation>der Knoten dort liegt hinter dem Netzwerk zurück</translation>
  </message>
  <message>
   <source>it is busy</source>
   <translation>beschäftigt</translation>
  </message>
  <message>
   <source>the answer to {method} is too large</source>
   <translation>die Antwort auf {method} ist zu groß</translation>
  </message>
  <message>
   <source>the answer to {method} is no JSON-RPC</source>
   <translation>die Antwort auf {method} ist kein JSON-RPC</translation>
  </message>
  <message>
   <source>the answer to {method} has another form</source>
   <translation>die Antwort auf {method} hat eine andere Form</translation>
  </message>
  <message>
   <source>an error without words</source>
   <translation>ein Fehler ohne Worte</translation>
  </message>
  <message>
   <source>it does not know the newest block yet</source>
   <translation>kennt den neuesten Block noch nicht</translation>
  </message>
  <message>
   <source>no confirmation came in time</source>
   <translation>keine Bestätigung kam rechtzeitig</translation>
  </message>
  <message>
   <source>the server refused to take it a second time</source>
   <translation>der Server lehnte es ab, sie ein zweites Mal zu nehmen</translation>
  </message>
  <message>
   <source>the network carried it out with an error: {err}</source>
   <translation>das Netzwerk führte sie mit einem Fehler aus: {err}</translation>
  </message>
  <message>
   <source>already been processed</source>
   <translation>already been processed</translation>
  </message>
  <message>
   <source>{name} is not an array of {secret_bytes} numbers that make a key pair.</source>
   <translation>{name} ist keine Liste von {secret_bytes} Zahlen, die ein Schlüsselpaar ergeben.</translation>
  </message>
  <message>
   <source>The text is not the base58 form of a 64-byte secret key.</source>
   <translation>Der Text ist nicht die Base58-Form eines geheimen Schlüssels von 64 Byte.</translation>
  </message>
  <message>
   <source>{name} is far larger than a key.</source>
   <translation>{name} ist viel größer als ein Schlüssel.</translation>
  </message>
  <message>
   <source>{name} cannot be read: {strerror}.</source>
   <translation>{name} kann nicht gelesen werden: {strerror}.</translation>
  </message>
  <message>
   <source>{name} has no account “{missing}”.</source>
   <translation>{name} hat kein Konto „{missing}“.</translation>
  </message>
  <message>
   <source>there is no Secret Service, KWallet, Keychain or Credential Manager</source>
   <translation>es gibt weder Secret Service noch KWallet, Keychain oder Credential Manager</translation>
  </message>
  <message>
   <source>it was closed</source>
   <translation>wurde geschlossen</translation>
  </message>
  <message>
   <source>it could not be opened, or opening it was declined</source>
   <translation>konnte nicht geöffnet werden, oder das Öffnen wurde abgelehnt</translation>
  </message>
  <message>
   <source>it reports an error</source>
   <translation>meldet einen Fehler</translation>
  </message>
  <message>
   <source>it went away</source>
   <translation>verschwand</translation>
  </message>
  <message>
   <source>it did not keep what was saved</source>
   <translation>behielt nicht, was gespeichert wurde</translation>
  </message>
  <message>
   <source>{name} has no folder “wallets” with accounts in it.</source>
   <translation>{name} hat keinen Ordner „wallets“ mit Konten darin.</translation>
  </message>
  <message>
   <source>What is kept behind the PIN is no phrase.</source>
   <translation>Was hinter der PIN liegt, ist keine Wortfolge.</translation>
  </message>
  <message>
   <source>the entry was not written by this version of the program</source>
   <translation>der Eintrag wurde nicht von dieser Version des Programms geschrieben</translation>
  </message>
  <message>
   <source>There is no encrypted key file yet. Choose a passphrase to make one.</source>
   <translation>Es gibt noch keine verschlüsselte Schlüsseldatei. Eine Passphrase wählen, um sie anzulegen.</translation>
  </message>
  <message>
   <source>The encrypted key file is locked. Unlock it with its passphrase.</source>
   <translation>Die verschlüsselte Schlüsseldatei ist gesperrt. Mit ihrer Passphrase entsperren.</translation>
  </message>
  <message>
   <source>{name} cannot be written: {value}.</source>
   <translation>{name} kann nicht geschrieben werden: {value}.</translation>
  </message>
  <message>
   <source>{name} cannot be read: {value}.</source>
   <translation>{name} kann nicht gelesen werden: {value}.</translation>
  </message>
  <message>
   <source>That is far more than a phrase.</source>
   <translation>Das ist weit mehr als eine Wortfolge.</translation>
  </message>
  <message>
   <source>There are {words} words.</source>
   <translation>Es sind {words} Wörter.</translation>
  </message>
  <message>
   <source>Word {strange} is in no list of such words.</source>
   <translation>Wort {strange} steht in keiner Liste solcher Wörter.</translation>
  </message>
  <message>
   <source>Each word is right, but together they do not fit: one is another, or their order is.</source>
   <translation>Jedes Wort ist richtig, aber zusammen passen sie nicht: Eines ist ein anderes, oder die Reihenfolge ist es.</translation>
  </message>
  <message>
   <source>The file does not exist yet; it is made with the first account.</source>
   <translation>Die Datei gibt es noch nicht; sie entsteht mit dem ersten Konto.</translation>
  </message>
  <message>
   <source>Whoever reads this file owns what these keys own.</source>
   <translation>Wer diese Datei liest, besitzt, was diese Schlüssel besitzen.</translation>
  </message>
  <message>
   <source>Others may read {name}: take their rights away (chmod 600).</source>
   <translation>Andere dürfen {name} lesen: Ihnen die Rechte nehmen (chmod 600).</translation>
  </message>
  <message>
   <source>{name} cannot be {what}: {value}.</source>
   <translation>{name} lässt sich nicht verwenden ({what}): {value}.</translation>
  </message>
  <message>
   <source>{parent} cannot be used: {value}.</source>
   <translation>{parent} ist nicht verwendbar: {value}.</translation>
  </message>
  <message>
   <source>{path} is damaged, and was left as it is. Restore it from a backup, or move it away.</source>
   <translation>{path} ist beschädigt und wurde gelassen, wie es ist. Aus einer Sicherung wiederherstellen oder beiseitelegen.</translation>
  </message>
  <message>
   <source>Another program holds {name}.</source>
   <translation>Ein anderes Programm hält {name} belegt.</translation>
  </message>
  <message>
   <source>{value} cannot be read: {value_2}.</source>
   <translation>{value} kann nicht gelesen werden: {value_2}.</translation>
  </message>
  <message>
   <source>{path} holds no files.</source>
   <translation>{path} enthält keine Dateien.</translation>
  </message>
  <message>
   <source>{path} became shorter while it was copied.</source>
   <translation>{path} wurde beim Kopieren kürzer.</translation>
  </message>
  <message>
   <source>{top} holds more than {max_files} files and folders, more than a model has.</source>
   <translation>{top} enthält mehr als {max_files} Dateien und Ordner, mehr als ein Modell hat.</translation>
  </message>
  <message>
   <source>{path} is there already, and is not overwritten.</source>
   <translation>{path} ist schon da und wird nicht überschrieben.</translation>
  </message>
  <message>
   <source>{part} cannot be written: {value}.</source>
   <translation>{part} kann nicht geschrieben werden: {value}.</translation>
  </message>
  <message>
   <source>The bundled sample ended at once with code {exit_code}</source>
   <translation>Das mitgelieferte Beispiel endete sofort mit Code {exit_code}</translation>
  </message>
  <message>
   <source>Starting the bundled sample, without Docker</source>
   <translation>Das mitgelieferte Beispiel startet, ohne Docker</translation>
  </message>
  <message>
   <source>The bundled sample did not listen within {start_seconds} s</source>
   <translation>Das mitgelieferte Beispiel lauschte nicht innerhalb von {start_seconds} s</translation>
  </message>
  <message>
   <source>without Docker only the bundled sample task runs</source>
   <translation>ohne Docker läuft nur der mitgelieferte Beispieltask</translation>
  </message>
  <message>
   <source>The bundled sample cannot be started: {error}</source>
   <translation>Das mitgelieferte Beispiel kann nicht gestartet werden: {error}</translation>
  </message>
  <message>
   <source>This copy is of a task with several folders, which runs in Docker only.</source>
   <translation>Diese Sicherung ist von einem Task mit mehreren Ordnern, der nur in Docker läuft.</translation>
  </message>
  <message>
   <source>The data cannot be written: {value}. It is as it was.</source>
   <translation>Die Daten können nicht geschrieben werden: {value}. Sie sind, wie sie waren.</translation>
  </message>
  <message>
   <source>{path} cannot be removed: {value}.</source>
   <translation>{path} kann nicht entfernt werden: {value}.</translation>
  </message>
  <message>
   <source>The bundled sample is here</source>
   <translation>Das mitgelieferte Beispiel ist da</translation>
  </message>
  <message>
   <source>the registry has no such image</source>
   <translation>die Registry hat kein solches Image</translation>
  </message>
  <message>
   <source>the registry leads from one address to the next</source>
   <translation>die Registry führt von einer Adresse zur nächsten</translation>
  </message>
  <message>
   <source>the registry's answer is too large</source>
   <translation>die Antwort der Registry ist zu groß</translation>
  </message>
  <message>
   <source>the registry cannot be reached ({error})</source>
   <translation>die Registry ist nicht erreichbar ({error})</translation>
  </message>
  <message>
   <source>the registry's answer is not what was asked for</source>
   <translation>die Antwort der Registry ist nicht das, wonach gefragt wurde</translation>
  </message>
  <message>
   <source>the registry answers with status {status}</source>
   <translation>die Registry antwortet mit Status {status}</translation>
  </message>
  <message>
   <source>the registry leads to an address without protection</source>
   <translation>die Registry führt zu einer Adresse ohne Schutz</translation>
  </message>
  <message>
   <source>the registry's answer cannot be read</source>
   <translation>die Antwort der Registry kann nicht gelesen werden</translation>
  </message>
  <message>
   <source>the registry gives no token</source>
   <translation>die Registry gibt kein Token</translation>
  </message>
  <message>
   <source>the registry logins of the Docker configuration cannot be read</source>
   <translation>die Registry-Anmeldungen der Docker-Konfiguration können nicht gelesen werden</translation>
  </message>
  <message>
   <source>{path} cannot be written: {value}.</source>
   <translation>{path} kann nicht geschrieben werden: {value}.</translation>
  </message>
  <message>
   <source>it is not JSON</source>
   <translation>das ist kein JSON</translation>
  </message>
  <message>
   <source>{name} was damaged. It is kept as {name_2}, and a new one begun.</source>
   <translation>{name} war beschädigt. Die Datei wird als {name_2} aufbewahrt, und eine neue wurde begonnen.</translation>
  </message>
  <message>
   <source>{path} cannot be used ({error}); the usual values hold.</source>
   <translation>{path} ist nicht verwendbar ({error}); es gelten die üblichen Werte.</translation>
  </message>
  <message>
   <source>{title} in {path}: {message} The usual value holds.</source>
   <translation>{title} in {path}: {message} Es gilt der übliche Wert.</translation>
  </message>
  <message>
   <source>AND task = ?</source>
   <translation>AND task = ?</translation>
  </message>
  <message>
   <source>REPLACE INTO acts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)</source>
   <translation>REPLACE INTO acts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)</translation>
  </message>
  <message>
   <source>REPLACE INTO tasks VALUES (?, ?, ?, ?)</source>
   <translation>REPLACE INTO tasks VALUES (?, ?, ?, ?)</translation>
  </message>
  <message>
   <source>{table} MATCH ?</source>
   <translation>{table} MATCH ?</translation>
  </message>
  <message>
   <source>The history's tables do not fit together. `orca-desktop history rebuild` makes them anew.</source>
   <translation>Die Tabellen des Verlaufs passen nicht zusammen. `orca-desktop history rebuild` legt sie neu an.</translation>
  </message>
  <message>
   <source>WHERE task = ?</source>
   <translation>WHERE task = ?</translation>
  </message>
  <message>
   <source>The history cannot be read: {error}.</source>
   <translation>Der Verlauf kann nicht gelesen werden: {error}.</translation>
  </message>
  <message>
   <source>The history is being set up, or of an older version. Start a node on it once.</source>
   <translation>Der Verlauf wird gerade eingerichtet oder ist von einer älteren Version. Einmal einen Knoten darauf starten.</translation>
  </message>
  <message>
   <source>The history is of another version of the program; start a node on it once, which brings it up to date.</source>
   <translation>Der Verlauf ist von einer anderen Version des Programms; einmal einen Knoten darauf starten, das bringt ihn auf den neuesten Stand.</translation>
  </message>
  <message>
   <source>The history cannot be made anew: {error}. Nothing in it was changed.</source>
   <translation>Der Verlauf kann nicht neu aufgebaut werden: {error}. Nichts darin wurde geändert.</translation>
  </message>
  <message>
   <source>The history cannot be checked: {error}.</source>
   <translation>Der Verlauf kann nicht geprüft werden: {error}.</translation>
  </message>
  <message>
   <source>REPLACE INTO lists VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)</source>
   <translation>REPLACE INTO lists VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)</translation>
  </message>
  <message>
   <source>A round in the history cannot be read; its file is damaged.</source>
   <translation>Eine Runde im Verlauf kann nicht gelesen werden; ihre Datei ist beschädigt.</translation>
  </message>
  <message>
   <source>The history was written by a newer version of the program. Nothing in it was changed; the node goes on, and what happens meanwhile is not in the history. Use the newer version again, or another data folder.</source>
   <translation>Der Verlauf wurde von einer neueren Version des Programms geschrieben. Nichts darin wurde geändert; der Knoten läuft weiter, und was inzwischen geschieht, steht nicht im Verlauf. Wieder die neuere Version verwenden oder einen anderen Datenordner.</translation>
  </message>
  <message>
   <source>The history is of a newer version</source>
   <translation>Der Verlauf ist von einer neueren Version</translation>
  </message>
  <message>
   <source>The history cannot be opened: {reason}. The node goes on; what happens meanwhile is not in the history.</source>
   <translation>Der Verlauf kann nicht geöffnet werden: {reason}. Der Knoten läuft weiter; was inzwischen geschieht, steht nicht im Verlauf.</translation>
  </message>
  <message>
   <source>The history cannot be written: {reason}. The node goes on. What happens meanwhile is kept in memory for a while; when there is room again, it is written, and what was lost is taken from the node's own records as far as they go.</source>
   <translation>Der Verlauf kann nicht geschrieben werden: {reason}. Der Knoten läuft weiter. Was inzwischen geschieht, bleibt eine Weile im Arbeitsspeicher; ist wieder Platz, wird es geschrieben, und Verlorenes wird den eigenen Aufzeichnungen des Knotens entnommen, soweit sie reichen.</translation>
  </message>
  <message>
   <source>The history was damaged. It is kept as {name}, and a new one was begun with what the node's own records know. Rewards and stakes are not touched by this: they are on chain.</source>
   <translation>Der Verlauf war beschädigt. Er wird als {name} aufbewahrt, und ein neuer wurde mit dem begonnen, was die eigenen Aufzeichnungen des Knotens wissen. Belohnungen und Einsätze sind davon nicht berührt: Sie sind auf der Chain.</translation>
  </message>
  <message>
   <source>the disk is full</source>
   <translation>die Festplatte ist voll</translation>
  </message>
  <message>
   <source>The disk is full, so the records cannot be written. The task waits, and nothing is sent: what is not written first could be sent twice. Make room; it goes on by itself.</source>
   <translation>Die Festplatte ist voll, deshalb können die Aufzeichnungen nicht geschrieben werden. Der Task wartet, und nichts wird gesendet: Was nicht vorher aufgeschrieben ist, könnte doppelt gesendet werden. Platz schaffen; dann geht es von selbst weiter.</translation>
  </message>
  <message>
   <source>These records were written by a newer version of the program. Nothing was changed. Use the newer version again, or choose another data folder.</source>
   <translation>Diese Aufzeichnungen wurden von einer neueren Version des Programms geschrieben. Es wurde nichts geändert. Wieder die neuere Version verwenden oder einen anderen Datenordner wählen.</translation>
  </message>
  <message>
   <source>{name} cannot be opened: {error}. Check the data folder and its rights.</source>
   <translation>{name} kann nicht geöffnet werden: {error}. Den Datenordner und seine Rechte prüfen.</translation>
  </message>
  <message>
   <source>{name} cannot be read: {error}. Choose another data folder, or restore the file.</source>
   <translation>{name} kann nicht gelesen werden: {error}. Einen anderen Datenordner wählen oder die Datei wiederherstellen.</translation>
  </message>
  <message>
   <source>The node's records are damaged: {found}.</source>
   <translation>Die Aufzeichnungen des Knotens sind beschädigt: {found}.</translation>
  </message>
  <message>
   <source>{name} cannot be opened: {strerror}. Check the data folder.</source>
   <translation>{name} kann nicht geöffnet werden: {strerror}. Den Datenordner prüfen.</translation>
  </message>
  <message>
   <source>The records cannot be written: {error}. The task waits; nothing is sent.</source>
   <translation>Die Aufzeichnungen können nicht geschrieben werden: {error}. Der Task wartet; es wird nichts gesendet.</translation>
  </message>
  <message>
   <source>The records cannot be read: {error}.</source>
   <translation>Die Aufzeichnungen können nicht gelesen werden: {error}.</translation>
  </message>
  <message>
   <source>REPLACE INTO tasks (id, wanted, task) VALUES (?, ?, ?)</source>
   <translation>REPLACE INTO tasks (id, wanted, task) VALUES (?, ?, ?)</translation>
  </message>
  <message>
   <source>REPLACE INTO rounds (task, number, record) VALUES (?, ?, ?)</source>
   <translation>REPLACE INTO rounds (task, number, record) VALUES (?, ?, ?)</translation>
  </message>
  <message>
   <source>A record of the node cannot be read; its file is damaged.</source>
   <translation>Eine Aufzeichnung des Knotens kann nicht gelesen werden; ihre Datei ist beschädigt.</translation>
  </message>
  <message>
   <source>WHERE task = ? AND round = ? AND act = ? AND subject = ?</source>
   <translation>WHERE task = ? AND round = ? AND act = ? AND subject = ?</translation>
  </message>
  <message>
   <source>REPLACE INTO acts ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)</source>
   <translation>REPLACE INTO acts ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)</translation>
  </message>
  <message>
   <source>The node's records were damaged, so it is not certain how far this came. Nothing more of it is sent: look at the balances, and ask again for what is missing.</source>
   <translation>Die Aufzeichnungen des Knotens waren beschädigt, deshalb ist nicht sicher, wie weit das kam. Davon wird nichts mehr gesendet: Die Kontostände ansehen und neu nach dem fragen, was fehlt.</translation>
  </message>
  <message>
   <source>The node's records were damaged. They are kept as {name}; nothing in them was changed. {saved} It is not certain which acts were written in them, so before each act the node now looks on chain whether it was carried out before: nothing is sent twice.</source>
   <translation>Die Aufzeichnungen des Knotens waren beschädigt. Sie werden als {name} aufbewahrt; nichts darin wurde geändert. {saved} Es ist nicht sicher, welche Vorgänge darin standen; deshalb sieht der Knoten jetzt vor jedem Vorgang auf der Chain nach, ob er schon ausgeführt wurde: Nichts wird doppelt gesendet.</translation>
  </message>
  <message>
   <source>Nothing in them could be read: join your tasks again, their stake and rewards are on chain.</source>
   <translation>Nichts darin konnte gelesen werden: Den Tasks neu beitreten; ihr Einsatz und ihre Belohnungen sind auf der Chain.</translation>
  </message>
  <message>
   <source>{len} tasks, {len_2} rounds and {len_3} acts could be read.</source>
   <translation>{len} Tasks, {len_2} Runden und {len_3} Vorgänge konnten gelesen werden.</translation>
  </message>
  <message>
   <source>The node's records are damaged, and cannot be set aside: {strerror}.</source>
   <translation>Die Aufzeichnungen des Knotens sind beschädigt und können nicht beiseitegelegt werden: {strerror}.</translation>
  </message>
  <message>
   <source>REPLACE INTO sagas (id, is_over, slot, started_at, saga) VALUES (?, ?, ?, ?, ?)</source>
   <translation>REPLACE INTO sagas (id, is_over, slot, started_at, saga) VALUES (?, ?, ?, ?, ?)</translation>
  </message>
  <message>
   <source>The limit for a day cannot be read; the node's file is damaged.</source>
   <translation>Die Tagesgrenze kann nicht gelesen werden; die Datei des Knotens ist beschädigt.</translation>
  </message>
  <message>
   <source>A record of money that moves cannot be read; the node's file is damaged.</source>
   <translation>Eine Aufzeichnung über bewegtes Geld kann nicht gelesen werden; die Datei des Knotens ist beschädigt.</translation>
  </message>
  <message>
   <source>somebody came to the window's door with no summons</source>
   <translation>jemand kam ohne Vorladung an die Tür des Fensters</translation>
  </message>
  <message>
   <source>a second start</source>
   <translation>ein zweiter Start</translation>
  </message>
  <message>
   <source>it is compressed, though that was not asked for</source>
   <translation>komprimiert, obwohl das nicht verlangt war</translation>
  </message>
  <message>
   <source>it is nested deeper than {max_depth} levels</source>
   <translation>tiefer als {max_depth} Ebenen verschachtelt</translation>
  </message>
  <message>
   <source>it is no HTTP answer, or it breaks off</source>
   <translation>das ist keine HTTP-Antwort, oder sie bricht ab</translation>
  </message>
  <message>
   <source>The task's stages call nothing in this round.</source>
   <translation>Die Stufen des Tasks rufen in dieser Runde nichts auf.</translation>
  </message>
  <message>
   <source>The task has no work for this round.</source>
   <translation>Der Task hat für diese Runde keine Arbeit.</translation>
  </message>
  <message>
   <source>a JSON object is wanted</source>
   <translation>erwartet wird ein JSON-Objekt</translation>
  </message>
  <message>
   <source>The program has stages called “{stem}” itself. Give the file another name.</source>
   <translation>Das Programm hat selbst Stufen namens „{stem}“. Der Datei einen anderen Namen geben.</translation>
  </message>
  <message>
   <source>The file's name may have letters without accents, digits, “-” and “_”, at most 64.</source>
   <translation>Der Name der Datei darf Buchstaben ohne Akzente, Ziffern, „-“ und „_“ haben, höchstens 64.</translation>
  </message>
  <message>
   <source>there is no such file</source>
   <translation>diese Datei gibt es nicht</translation>
  </message>
  <message>
   <source>it cannot be opened</source>
   <translation>kann nicht geöffnet werden</translation>
  </message>
  <message>
   <source>The system says: {strerror}</source>
   <translation>Das System sagt: {strerror}</translation>
  </message>
  <message>
   <source>it is no text</source>
   <translation>das ist kein Text</translation>
  </message>
  <message>
   <source>Save it as UTF-8</source>
   <translation>Als UTF-8 speichern</translation>
  </message>
  <message>
   <source>what is to be sent grows too large</source>
   <translation>was gesendet werden soll, wird zu groß</translation>
  </message>
  <message>
   <source>the payload of “{name}” grows too large to be signed</source>
   <translation>was in „{name}“ signiert werden soll, wird zu groß</translation>
  </message>
  <message>
   <source>there is no wallet to sign with</source>
   <translation>es gibt kein Wallet zum Signieren</translation>
  </message>
  <message>
   <source>it needs a signature of the main key, and you have not agreed to that</source>
   <translation>verlangt eine Signatur des Hauptschlüssels, und dem wurde nicht zugestimmt</translation>
  </message>
  <message>
   <source>Beside</source>
   <translation>Daneben</translation>
  </message>
  <message>
   <source>Node</source>
   <translation>Knoten</translation>
  </message>
  <message>
   <source>Settings</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>module {name} has no attribute {name_2}</source>
   <translation>module {name} has no attribute {name_2}</translation>
  </message>
  <message>
   <source>places for keys</source>
   <translation>Orte für Schlüssel</translation>
  </message>
  <message>
   <source>The sample task's image is here already.</source>
   <translation>Das Image des Beispieltasks ist schon da.</translation>
  </message>
  <message>
   <source>The sample task's image was built from its Dockerfile.</source>
   <translation>Das Image des Beispieltasks wurde aus seinem Dockerfile gebaut.</translation>
  </message>
  <message>
   <source>No public registry is in reach: the sample task's image was packed from this machine's Python.</source>
   <translation>Keine öffentliche Registry ist erreichbar: Das Image des Beispieltasks wurde aus dem Python dieses Rechners gepackt.</translation>
  </message>
  <message>
   <source>What tasks have written: in the container engine, or below this folder.</source>
   <translation>Was Tasks geschrieben haben: in der Container-Engine oder unter diesem Ordner.</translation>
  </message>
  <message>
   <source>Records</source>
   <translation>Aufzeichnungen</translation>
  </message>
  <message>
   <source>What the node needs to go on: joined tasks, newest rounds, the journal.</source>
   <translation>Was der Knoten zum Weitermachen braucht: beigetretene Tasks, neueste Runden, das Journal.</translation>
  </message>
  <message>
   <source>History</source>
   <translation>Verlauf</translation>
  </message>
  <message>
   <source>Everything that happened. Nothing of it is ever deleted by itself.</source>
   <translation>Alles, was geschehen ist. Nichts davon wird je von selbst gelöscht.</translation>
  </message>
  <message>
   <source>Proofs</source>
   <translation>Nachweise</translation>
  </message>
  <message>
   <source>Copies of stored proofs, kept for a while.</source>
   <translation>Kopien gespeicherter Nachweise, eine Zeit lang aufbewahrt.</translation>
  </message>
  <message>
   <source>Accounts, settings, stages, and what was set aside because it was damaged.</source>
   <translation>Konten, Einstellungen, Stufen und was beiseitegelegt wurde, weil es beschädigt war.</translation>
  </message>
  <message>
   <source>Data of tasks</source>
   <translation>Daten von Tasks</translation>
  </message>
  <message>
   <source>Everything else</source>
   <translation>Alles andere</translation>
  </message>
  <message>
   <source>it does not hold the name of a node</source>
   <translation>darin steht kein Name eines Knotens</translation>
  </message>
  <message>
   <source>The file {path} cannot be used: {value}.</source>
   <translation>Die Datei {path} ist nicht verwendbar: {value}.</translation>
  </message>
  <message>
   <source>RPC news</source>
   <translation>RPC-Neuigkeiten</translation>
  </message>
  <message>
   <source>No RPC server answers. {words}</source>
   <translation>Kein RPC-Server antwortet. {words}</translation>
  </message>
  <message>
   <source>RPC servers that are set</source>
   <translation>Eingestellte RPC-Server</translation>
  </message>
  <message>
   <source>The node is being set up; this is what its records told last.</source>
   <translation>Der Knoten wird eingerichtet; so war zuletzt der Stand seiner Aufzeichnungen.</translation>
  </message>
  <message>
   <source>Evidence is written to a path from the root on.</source>
   <translation>Beweise werden unter einem Pfad geschrieben, der bei der Wurzel beginnt.</translation>
  </message>
  <message>
   <source>{value} (line {value_2})</source>
   <translation>{value} (Zeile {value_2})</translation>
  </message>
  <message>
   <source>{words} (line {value})</source>
   <translation>{words} (Zeile {value})</translation>
  </message>
  <message>
   <source>{path}([A-Za-z_$][\w$]*){ends}</source>
   <translation>{path}([A-Za-z_$][\w$]*){ends}</translation>
  </message>
  <message>
   <source>The demo has a network of its own, which ends with it. Your own node has settings of its own.</source>
   <translation>Die Demo hat ein eigenes Netzwerk, das mit ihr endet. Der eigene Knoten hat eigene Einstellungen.</translation>
  </message>
  <message>
   <source>There is no display, so the demo runs in this terminal.</source>
   <translation>Es gibt keinen Bildschirm, deshalb läuft die Demo in diesem Terminal.</translation>
  </message>
  <message>
   <source>One that pays in a token: {token_sample}</source>
   <translation>Einer, der in einem Token zahlt: {token_sample}</translation>
  </message>
  <message>
   <source>Local network</source>
   <translation>Lokales Netzwerk</translation>
  </message>
  <message>
   <source>Builder (builder-247), as the leader</source>
   <translation>Builder (builder-247), als Leiter</translation>
  </message>
  <message>
   <source>The feature builder of builder-247 on a node that leads: it makes the repository in which the workers' pull requests are brought together, and puts them together. For all else see the stages “builder”, whose notes hold here too.</source>
   <translation>Der Feature-Builder von builder-247 auf einem Knoten, der leitet: Er legt das Repository an, in dem die Pull-Requests der Mitarbeitenden zusammengeführt werden, und führt sie zusammen. Für alles andere siehe die Stufen „builder“, deren Hinweise auch hier gelten.</translation>
  </message>
  <message>
   <source>Known: every path, body and signed payload of the calls below.</source>
   <translation>Bekannt: alle Pfade, Inhalte und signierten Daten der Aufrufe unten.</translation>
  </message>
  <message>
   <source>A guess: that the repository is made before the leader's work is asked for, in the same round.</source>
   <translation>Eine Vermutung: dass das Repository angelegt wird, bevor nach der Arbeit des Leiters gefragt wird, in derselben Runde.</translation>
  </message>
  <message>
   <source>Not done: to find out which node leads. It is decided between the task's program and the middle server, which this node does not ask; choose these stages only where you know that yours does.</source>
   <translation>Nicht getan: herauszufinden, welcher Knoten leitet. Das wird zwischen dem Programm des Tasks und dem Vermittlungsserver entschieden, den dieser Knoten nicht fragt; diese Stufen nur wählen, wenn bekannt ist, dass der eigene Knoten leitet.</translation>
  </message>
  <message>
   <source>Builder (builder-247)</source>
   <translation>Builder (builder-247)</translation>
  </message>
  <message>
   <source>The feature builder of builder-247 as a worker: it takes a to-do, works on it in GitHub, and proves it with a pull request. It needs the variable GITHUB_USERNAME, and signs what is due to the family's middle server with both keys; the container sends that on.</source>
   <translation>Der Feature-Builder von builder-247 als Mitarbeitender: Er nimmt eine Aufgabe, bearbeitet sie in GitHub und weist sie mit einem Pull-Request nach. Er braucht die Variable GITHUB_USERNAME und signiert, was dem Vermittlungsserver der Familie zusteht, mit beiden Schlüsseln; der Container sendet es weiter.</translation>
  </message>
  <message>
   <source>Known: every path, body and signed payload of the calls below, the answer “No submission” and the value “submission” that then goes on chain, and that the result of an audit is reported four rounds later.</source>
   <translation>Bekannt: alle Pfade, Inhalte und signierten Daten der Aufrufe unten, die Antwort „No submission“ und der Wert „submission“, der dann auf die Chain kommt, und dass das Ergebnis eines Audits vier Runden später gemeldet wird.</translation>
  </message>
  <message>
   <source>A guess: that a 409 for the work means that there is none; that work once begun may be asked for again after an error.</source>
   <translation>Eine Vermutung: dass ein 409 auf die Arbeit bedeutet, dass es keine gibt; dass nach einem Fehler nochmals nach begonnener Arbeit gefragt werden darf.</translation>
  </message>
  <message>
   <source>Not done: the leader's work. Who leads a round is decided between the task's program and the middle server, which this node does not ask; so it never makes an aggregator's repository either. The stages “builder-leader” are for a node that leads.</source>
   <translation>Nicht getan: die Arbeit des Leiters. Wer eine Runde leitet, wird zwischen dem Programm des Tasks und dem Vermittlungsserver entschieden, den dieser Knoten nicht fragt; er legt also auch nie das Repository an, in dem zusammengeführt wird. Die Stufen „builder-leader“ sind für einen Knoten, der leitet.</translation>
  </message>
  <message>
   <source>The family's own program lets a proof pass when the container fails; this node then gives no vote.</source>
   <translation>Das Programm der Familie selbst lässt einen Nachweis gelten, wenn der Container versagt; dieser Knoten gibt dann keine Stimme ab.</translation>
  </message>
  <message>
   <source>Classification (builder-247)</source>
   <translation>Classification (builder-247)</translation>
  </message>
  <message>
   <source>The agent of builder-247 that says what kind of repository one is.</source>
   <translation>Der Agent von builder-247, der sagt, von welcher Art ein Repository ist.</translation>
  </message>
  <message>
   <source>Known: the one call “POST /repo_classify” with the member repo_url.</source>
   <translation>Bekannt: der eine Aufruf „POST /repo_classify“ mit dem Eintrag repo_url.</translation>
  </message>
  <message>
   <source>Not known: whether it proves or audits anything. So nothing is submitted, and no vote is given.</source>
   <translation>Nicht bekannt: ob er etwas nachweist oder auditiert. Darum wird nichts eingereicht und keine Stimme abgegeben.</translation>
  </message>
  <message>
   <source>Not done: the work. Which repository is due is told by the family's middle server, which this node does not ask. To do it, copy this file to your own, and call “/repo_classify” there with the repository that you want.</source>
   <translation>Nicht getan: die Arbeit. Welches Repository an der Reihe ist, sagt der Vermittlungsserver der Familie, den dieser Knoten nicht fragt. Um sie zu tun, diese Datei als eigene kopieren und dort „/repo_classify“ mit dem gewünschten Repository aufrufen.</translation>
  </message>
  <message>
   <source>Orca ETL (cryo)</source>
   <translation>Orca ETL (cryo)</translation>
  </message>
  <message>
   <source>The older task k2-orca-etl-task: its container collects data of a blockchain.</source>
   <translation>Der ältere Task k2-orca-etl-task: Sein Container sammelt Daten einer Blockchain.</translation>
  </message>
  <message>
   <source>Known: its health check, and the one call “POST /collect” with the members datatype, start_block, end_block and rpc_url.</source>
   <translation>Bekannt: seine Zustandsprüfung und der eine Aufruf „POST /collect“ mit den Einträgen datatype, start_block, end_block und rpc_url.</translation>
  </message>
  <message>
   <source>Not known: its submission and its audit; its own program makes both. So nothing is submitted, and no vote is given.</source>
   <translation>Nicht bekannt: seine Einreichung und sein Audit; sein eigenes Programm macht beides. Darum wird nichts eingereicht und keine Stimme abgegeben.</translation>
  </message>
  <message>
   <source>Not done: the work, as nobody says which blocks are due. To do it, copy this file to your own, and call “/collect” there with the values that you want.</source>
   <translation>Nicht getan: die Arbeit, da niemand sagt, welche Blöcke an der Reihe sind. Um sie zu tun, diese Datei als eigene kopieren und dort „/collect“ mit den gewünschten Werten aufrufen.</translation>
  </message>
  <message>
   <source>Orca example</source>
   <translation>Orca-Beispiel</translation>
  </message>
  <message>
   <source>The task orca-task-example: a clock in its own program hands its container one to-do a minute, and the container brings the result back to that program.</source>
   <translation>Der Task orca-task-example: Eine Uhr in seinem eigenen Programm gibt dem Container jede Minute eine Aufgabe, und der Container bringt das Ergebnis zu diesem Programm zurück.</translation>
  </message>
  <message>
   <source>Known: the call for a to-do and the audit. For a submission this node asks as the template does.</source>
   <translation>Bekannt: der Aufruf für eine Aufgabe und das Audit. Nach einer Einreichung fragt dieser Knoten, wie die Vorlage es tut.</translation>
  </message>
  <message>
   <source>A guess: the to-do that is handed over here, one Fibonacci number a round; the number is the round's.</source>
   <translation>Eine Vermutung: die Aufgabe, die hier übergeben wird, eine Fibonacci-Zahl je Runde; die Zahl ist die der Runde.</translation>
  </message>
  <message>
   <source>Not done: the clock of one minute, and the way back: the container calls a route of the task's own program, which this node does not run. What it brings back there is lost, and a round has a proof only where the container also answers the template's call.</source>
   <translation>Nicht getan: die Uhr von einer Minute und der Rückweg: Der Container ruft eine Route des Programms auf, das zum Task gehört und das dieser Knoten nicht ausführt. Was er dorthin zurückbringt, ist verloren, und eine Runde hat nur dann einen Nachweis, wenn der Container auch auf den Aufruf der Vorlage antwortet.</translation>
  </message>
  <message>
   <source>Planner (builder-247)</source>
   <translation>Planner (builder-247)</translation>
  </message>
  <message>
   <source>The planner of builder-247: its container divides a feature into issues and tasks.</source>
   <translation>Der Planer von builder-247: Sein Container zerlegt ein Vorhaben in Issues und Aufgaben.</translation>
  </message>
  <message>
   <source>Known: the paths and bodies of its calls, that there is no call for the submission, and that an audit which gives nothing is no verdict.</source>
   <translation>Bekannt: die Pfade und Inhalte seiner Aufrufe, dass es keinen Aufruf für die Einreichung gibt und dass ein Audit, das nichts ergibt, kein Urteil ist.</translation>
  </message>
  <message>
   <source>A guess: that the members of a proof are called as the body of the audit calls them; a proof without them gets no vote.</source>
   <translation>Eine Vermutung: dass die Einträge eines Nachweises so heißen wie im Inhalt des Audits; ein Nachweis ohne sie bekommt keine Stimme.</translation>
  </message>
  <message>
   <source>Not done: the work and the proof. What is to be planned is told by the family's middle server, and the plan is stored by the task's own program; this node does neither, so it has nothing to submit and only audits.</source>
   <translation>Nicht getan: die Arbeit und der Nachweis. Was zu planen ist, sagt der Vermittlungsserver der Familie, und der Plan wird vom Programm des Tasks gespeichert; dieser Knoten tut weder das eine noch das andere, hat also nichts einzureichen und auditiert nur.</translation>
  </message>
  <message>
   <source>Summarizer (builder-247)</source>
   <translation>Summarizer (builder-247)</translation>
  </message>
  <message>
   <source>The document summarizer of builder-247: its container summarises a repository and proves it with a pull request.</source>
   <translation>Der Zusammenfasser von builder-247: Sein Container fasst ein Repository zusammen und weist das mit einem Pull-Request nach.</translation>
  </message>
  <message>
   <source>Known: the paths and bodies of its calls, that a proof which is not there is answered with 409, and that status texts such as “No data for this round” go on chain in the place of a proof, which auditors let pass and the list pays nothing for.</source>
   <translation>Bekannt: die Pfade und Inhalte seiner Aufrufe, dass auf einen Nachweis, den es nicht gibt, mit 409 geantwortet wird und dass Zustandstexte wie „No data for this round“ an der Stelle eines Nachweises auf die Chain kommen, die Audits gelten lassen und für die die Liste nichts zahlt.</translation>
  </message>
  <message>
   <source>A guess: that this one text is put on chain for every 409, and that there are no other texts to let pass.</source>
   <translation>Eine Vermutung: dass dieser eine Text für jedes 409 auf die Chain kommt und dass es keine weiteren Texte gibt, die gelten zu lassen sind.</translation>
  </message>
  <message>
   <source>Not done: the work. Which repository is due, and which to star, is told by the family's middle server, which this node does not ask. To do it all the same, copy this file to your own and call “/repo_summary/{round}” there with the body taskId = "{task_id}", round_number = "{round_text}", repo_url = the repository. The container takes GET for the submission, the family's own program sends POST; this node sends GET.</source>
   <translation>Nicht getan: die Arbeit. Welches Repository an der Reihe ist und welches einen Stern bekommt, sagt der Vermittlungsserver der Familie, den dieser Knoten nicht fragt. Um sie dennoch zu tun, diese Datei als eigene kopieren und dort „/repo_summary/{round}“ aufrufen, mit dem Inhalt taskId = "{task_id}", round_number = "{round_text}", repo_url = das Repository. Der Container nimmt für die Einreichung GET, das Programm der Familie selbst sendet POST; dieser Knoten sendet GET.</translation>
  </message>
  <message>
   <source>Orca template</source>
   <translation>Orca-Vorlage</translation>
  </message>
  <message>
   <source>The contract of the Orca template, which a task keeps unless something says otherwise.</source>
   <translation>Die Abmachung der Orca-Vorlage, bei der ein Task bleibt, solange nichts anderes gesagt wird.</translation>
  </message>
  <message>
   <source>Known: all four calls, their answers, and that a proof which is not there is answered with 404.</source>
   <translation>Bekannt: alle vier Aufrufe, ihre Antworten, und dass auf einen Nachweis, den es nicht gibt, mit 404 geantwortet wird.</translation>
  </message>
 </context>
</TS>
