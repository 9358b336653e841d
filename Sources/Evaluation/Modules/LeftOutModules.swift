// Modules that cells leave out on purpose, each with its reason: what an import of one says, and what the reference lists.

/// A module that is not there, and why.
public struct LeftOutModule: Sendable {
    public let name: String
    public let reason: String
}

/// Every module left out on purpose; a submodule is left out with its package.
public let leftOutModules: [LeftOutModule] = {
    let network = "cells open no connection"
    let processes = "cells start no process and no thread: a cell is one sequence of steps"
    let code = "cells do not run, take apart or change code as data"
    let archives = "cells read and write plain files only"
    let windows = "cells draw nothing: tables and numbers are printed"
    let native = "cells load no code from outside"
    let separate = "it is a package of its own, which a session does not load"
    let groups: [(reason: String, names: [String])] = [
        (network, ["socket", "socketserver", "ssl", "select", "selectors", "http", "urllib", "ftplib", "smtplib", "poplib", "imaplib", "telnetlib",
            "nntplib", "xmlrpc", "webbrowser", "cgi", "wsgiref", "requests", "urllib3", "httpx", "aiohttp", "websockets", "flask", "fastapi"]),
        (processes, ["subprocess", "multiprocessing", "threading", "_thread", "concurrent", "asyncio", "signal", "pty", "sched", "joblib", "ray", "dask"]),
        (code, ["ast", "dis", "code", "codeop", "compileall", "py_compile", "symtable", "tokenize", "parser", "pdb", "bdb", "trace", "runpy", "imp",
            "zipimport", "pkgutil", "doctest", "faulthandler", "tracemalloc"]),
        (archives, ["gzip", "bz2", "lzma", "zipfile", "tarfile", "sqlite3", "dbm", "shelve", "mmap", "fcntl", "marshal", "h5py", "zarr"]),
        (windows, ["tkinter", "turtle", "curses", "matplotlib", "seaborn", "plotly", "bokeh", "PIL", "cv2", "IPython", "ipywidgets"]),
        (native, ["ctypes", "cffi", "numba", "cython"]),
        (separate, ["pandas", "scipy", "sklearn", "sympy", "jax", "tensorflow", "keras", "torchvision", "torchaudio", "torchtext", "transformers",
            "datasets", "einops", "lightning", "pytorch_lightning", "networkx", "yaml", "rich", "pydantic", "attr", "pytest", "polars", "gym", "gymnasium"]),
    ]
    return groups.flatMap { group in group.names.map { LeftOutModule(name: $0, reason: group.reason) } }
}()
