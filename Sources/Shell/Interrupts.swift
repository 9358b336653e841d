// Ctrl-C: the signal becomes a flag that the running cell sees.

import Evaluation
import Glibc
import LineEditing

enum Interrupts {
    /// From now on SIGINT stops this session's running cell.
    static func connect(_ session: Session) {
        signal(SIGPIPE, SIG_IGN)
        Interrupt.install()
        Interrupt.forward(to: session.machine.interruption, value: Interruption.keyboard)
    }
}
