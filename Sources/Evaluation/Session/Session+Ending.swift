// What runs when a program is over: the hook of an uncaught exception, functions that wait for the end, `__del__`.

import Syntax

extension Session {
    /// Ends the session as the end of a program does: functions given to `atexit` run, then the variables go away.
    public func finish() {
        let waiting = [("atexit", "_run_exitfuncs"), ("weakref", "_run_at_exit")].compactMap { module, function in
            machine.modules[module]?[machine.symbols.intern(function)]
        }
        guard !waiting.isEmpty || machine.owesCleanup else { return }
        for function in waiting { _ = try? machine.call(function, []) }
        machine.giveUpVariables()
        machine.openFiles.writeOut()
    }

    /// Gives an uncaught exception to the function that the program put in place of `sys.excepthook`; false when there is none.
    func reportedByHook(_ exception: ExceptionObject) -> Bool {
        guard let sys = machine.modules["sys"], let hook = sys[machine.symbols.intern("excepthook")],
            let own = sys[machine.symbols.intern("__excepthook__")], !hook.isIdentical(to: own)
        else { return false }
        let trace = try? exception.ownAttribute(machine.symbols.intern("__traceback__"), machine)
        do {
            _ = try machine.call(hook, [.object(exception.typeObject), .object(exception), trace ?? .none])
            return true
        } catch { return false }
    }
}

extension Machine {
    /// Something is to be called when the variables go away.
    fileprivate var owesCleanup: Bool {
        hasFinalizers || main.variables.contains { $0.value.as(GeneratorObject.self)?.isSuspended == true }
    }

    /// Forgets the variables of the program one after the other.
    fileprivate func giveUpVariables() {
        handling = nil
        closeDropped()
        for name in main.variables.map(\.name) {
            main[name] = nil
            closeDropped()
        }
    }
}
