// What the language leaves out on purpose: one table, from which the errors and the reference page are made.

/// A part of Python that cells do not have, and why.
public struct LeftOut: Sendable {
    /// How a program comes to use it, which decides how it is refused.
    public enum Kind: String, Sendable, CaseIterable {
        /// Refused when the text is read.
        case syntax = "SyntaxError"
        /// A builtin name, refused where it is used.
        case builtin = "NameError"
        /// A module, refused where it is imported.
        case module = "ModuleNotFoundError"
        /// Something in a class, refused where the class is made.
        case definition = "TypeError"
    }

    public let kind: Kind
    public let names: [String]
    /// Ends the sentence "cells leave out …".
    public let what: String
    public let reason: String
    /// What to write in its place.
    public let instead: String

    /// The message of the error for one of the names; of a module, Python's own.
    public func message(_ name: String) -> String {
        kind == .module ? "No module named '\(name)'" : "'\(name)' is not supported: cells leave out \(what)"
    }
    /// What the error adds.
    public var hint: String { kind == .module ? "cells leave out \(what): \(reason); \(instead)" : instead }

    public static func entry(_ kind: Kind, _ name: String) -> LeftOut? {
        table.first { $0.kind == kind && $0.names.contains(name) }
    }

    static func failure(_ name: String) -> (message: String, hint: String)? {
        entry(.syntax, name).map { ($0.message(name), $0.instead) }
    }

    public static let table: [LeftOut] = [
        LeftOut(
            kind: .syntax, names: ["async", "await"], what: "asynchronous code",
            reason: "a session runs one cell after the other, and nothing in it waits for input or network",
            instead: "write a plain function or loop; nothing here waits for input or network"),
        LeftOut(
            kind: .syntax, names: ["except*"], what: "exception groups",
            reason: "they gather the errors of tasks that run at the same time, of which there are none",
            instead: "write except, once per type"),
        LeftOut(
            kind: .syntax, names: ["\\ud800"], what: "lone surrogates in strings",
            reason: "a string is text that can be written to a file or a terminal", instead: "write the character itself, or \\U and eight digits"),
        LeftOut(
            kind: .syntax, names: ["coding"], what: "source text that is not UTF-8",
            reason: "one encoding makes a notebook mean the same everywhere", instead: "save the file as UTF-8"),
        LeftOut(
            kind: .definition, names: ["metaclass"], what: "metaclasses",
            reason: "attribute and method look-up of classes is cached, which a class of classes could change",
            instead: "__init_subclass__ or a class decorator can do it"),
        LeftOut(
            kind: .definition, names: ["__getattribute__"], what: "overriding all attribute access",
            reason: "every attribute would become a call",
            instead: "__getattr__ answers for missing attributes"),
        LeftOut(
            kind: .builtin, names: ["eval", "exec", "compile"], what: "code made at run time",
            reason: "a notebook could not be read, replayed or explained from its text",
            instead: "call a function, or look a name up in a dict"),
        LeftOut(
            kind: .builtin, names: ["__import__"], what: "imports by computed names",
            reason: "what a notebook needs is to be seen from its text",
            instead: "write an import statement"),
        LeftOut(
            kind: .builtin, names: ["breakpoint"], what: "Python's debugger",
            reason: "a session is its own debugger: names stay after an error",
            instead: "look at the names at the prompt, or at %tape for gradients"),
        LeftOut(
            kind: .module,
            names: [
                "asyncio", "concurrent", "dask", "joblib", "multiprocessing", "ray", "sched", "signal", "threading", "_thread",
            ],
            what: "threads and processes",
            reason: "a session runs on one thread, so that a replay gives the same output each time",
            instead: "write a loop; tensor operations use the machine's cores by themselves"),
        LeftOut(
            kind: .module,
            names: [
                "aiohttp", "cgi", "fastapi", "flask", "ftplib", "http", "httpx", "imaplib", "nntplib", "poplib", "requests", "select",
                "selectors", "smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib.error", "urllib.request", "urllib.robotparser", "urllib3", "webbrowser", "websockets",
                "wsgiref", "xmlrpc",
            ],
            what: "the network",
            reason: "a notebook that is replayed is not trusted, and must give the same output without a connection",
            instead: "put the data beside the notebook and read the file"),
        LeftOut(
            kind: .module, names: ["pty", "subprocess"], what: "other programs",
            reason: "a notebook that is replayed is not trusted",
            instead: "run the program before, and read what it wrote"),
        LeftOut(
            kind: .module, names: ["cffi", "ctypes", "cython", "imp", "marshal", "numba", "shelve", "zipimport"],
            what: "foreign code and code in data", reason: "loading such code or data can run anything",
            instead: "json and csv hold data; tensors have files of their own"),
        LeftOut(
            kind: .module,
            names: [
                "bdb", "code", "codeop", "compileall", "dis", "faulthandler", "parser", "pdb", "pkgutil",
                "py_compile", "runpy", "symtable", "tokenize", "trace", "tracemalloc",
            ],
            what: "Python's view of its own code", reason: "cells are not compiled to Python's bytecode",
            instead: "%help shows a signature, %tape what a tensor came from"),
        LeftOut(
            kind: .module,
            names: ["bz2", "dbm", "fcntl", "h5py", "lzma", "mmap", "sqlite3", "tarfile", "zarr"],
            what: "archives and databases", reason: "cells read and write plain files, whose size is known before they are read",
            instead: "unpack the data beside the notebook"),
        LeftOut(
            kind: .module,
            names: ["IPython", "PIL", "bokeh", "curses", "cv2", "ipywidgets", "matplotlib", "plotly", "seaborn", "tkinter", "turtle"],
            what: "windows and pictures", reason: "what a cell shows is text", instead: "print it"),
        LeftOut(
            kind: .module,
            names: [
                "attr", "datasets", "einops", "gym", "gymnasium", "jax", "keras", "lightning", "networkx", "pandas", "polars",
                "pydantic", "pytest", "pytorch_lightning", "rich", "scipy", "sklearn", "sympy", "tensorflow", "torchaudio",
                "torchtext", "torchvision", "transformers", "yaml",
            ],
            what: "packages other than PyTorch and NumPy", reason: "each is a world of its own, and no part of it would do",
            instead: "write the few functions that are needed"),
    ]

    /// The reference page, in Markdown.
    public static var page: String {
        var text = """
            # What the cell language leaves out

            Cells are a strict subset of Python 3.11: what runs here means the same there. The following is left out on purpose. Each use of
            it is an error that names it, so that no program runs with another meaning. This page is made by `tensrepl language`.

            | left out | error | why | instead |
            |---|---|---|---|

            """
        for entry in table {
            let names = entry.names.map { "`\($0)`" }.joined(separator: ", ")
            text += "| \(names): \(entry.what) | \(entry.kind.rawValue) | \(entry.reason) | \(entry.instead) |\n"
        }
        return text
    }
}
