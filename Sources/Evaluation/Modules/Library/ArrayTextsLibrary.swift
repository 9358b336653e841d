// `np.savetxt`, `np.loadtxt`, `np.genfromtxt` and raw numbers in files, in the language. The table itself is parsed by
// Files/Formats/TableReading.swift.

let arrayTexts = #"""
import os as _os
import numpy as _np
from _formats import table as _table, array_of as _array_of
def _is_path(file):
    return isinstance(file, (str, bytes)) or hasattr(file, "__fspath__")
def _content(fname, missing=None):
    if _is_path(fname):
        path = _os.fspath(fname)
        if not _os.path.exists(path):
            raise FileNotFoundError(missing.format(path)) if missing else FileNotFoundError(2, "No such file or directory", path)
        with open(path, "rb") as f:
            return f.read()
    if hasattr(fname, "read"):
        text = fname.read()
    else:
        lines = list(fname)
        text = (b"" if lines and isinstance(lines[0], bytes) else "").join(
            line if line.endswith(b"\n" if isinstance(line, bytes) else "\n") else line + (b"\n" if isinstance(line, bytes) else "\n")
            for line in lines)
    return text if isinstance(text, bytes) else text.encode()
def savetxt(fname, X, fmt="%.18e", delimiter=" ", newline="\n", header="", footer="", comments="# ", encoding=None):
    X = _np.asarray(X)
    if X.ndim == 0 or X.ndim > 2:
        raise ValueError(f"Expected 1D or 2D array, got {X.ndim}D array instead")
    columns = 1 if X.ndim == 1 else X.shape[1]
    if isinstance(fmt, (list, tuple)):
        if len(fmt) != columns:
            raise AttributeError(f"fmt has wrong shape.  {fmt}")
        row = delimiter.join(fmt)
    elif isinstance(fmt, str):
        n = fmt.replace("%%", "").count("%")
        if n == 1:
            row = delimiter.join([fmt] * columns)
        elif n != columns:
            raise ValueError(f"fmt has wrong number of % formats:  {fmt}")
        else:
            row = fmt
    else:
        raise ValueError(f"invalid fmt: {fmt!r}")
    lines = [comments + header.replace("\n", "\n" + comments)] if header else []
    for values in X.reshape(-1, columns).tolist():
        try:
            lines.append(row % tuple(values))
        except TypeError as e:
            raise TypeError(f"Mismatch between array dtype ('{X.dtype}') and format specifier ('{row}')") from e
    if footer:
        lines.append(comments + footer.replace("\n", "\n" + comments))
    text = "".join([line + newline for line in lines])
    if not _is_path(fname):
        try:
            fname.write(text)
        except TypeError:
            fname.write(text.encode("latin1"))
        return
    with open(fname, "w", newline="", encoding=encoding or "latin1") as f:
        f.write(text)
def _shaped(x, ndmin, unpack):
    if x.ndim > ndmin:
        x = x.squeeze()
    if x.ndim < ndmin:
        x = _np.atleast_1d(x) if ndmin == 1 else _np.atleast_2d(x) if x.ndim == 0 or x.shape == (0,) else _np.atleast_2d(x).T
    return x.T if unpack and x.ndim > 1 else x
def _columns(usecols):
    if usecols is None:
        return None
    return [usecols] if isinstance(usecols, int) else list(usecols)
def _rows(text, delimiter, comments, skip, most):
    rows = []
    for line in text.decode().splitlines()[skip:]:
        for mark in comments:
            line = line.split(mark)[0]
        if not line.strip():
            continue
        if most is not None and len(rows) == most:
            break
        rows.append([field.strip() for field in (line.split(delimiter) if delimiter else line.split())])
    return rows
def loadtxt(fname, dtype=float, comments="#", delimiter=None, converters=None, skiprows=0, usecols=None, unpack=False, ndmin=0,
            encoding=None, max_rows=None, *, quotechar=None, like=None):
    if ndmin not in (0, 1, 2):
        raise ValueError(f"Illegal value of ndmin keyword: {ndmin}")
    text = _content(fname, "{} not found.")
    columns = _columns(usecols)
    marks = [] if comments is None else [comments] if isinstance(comments, str) else list(comments)
    if dtype is str:
        rows = _rows(text, delimiter, marks, skiprows, max_rows)
        taken = [[row[c] for c in columns] if columns else row for row in rows]
        flat = [row[0] for row in taken] if all(len(row) == 1 for row in taken) else taken[0] if len(taken) == 1 else None
        if flat is None:
            raise NotImplementedError("tables of texts are left out in cells: read them with csv")
        return _np.array(flat)
    if quotechar is not None:
        text = text.replace(quotechar.encode(), b"")
    if converters is not None or len(marks) > 1:
        rows = _rows(text, delimiter, marks, skiprows, max_rows)
        def converted(place, field):
            f = converters if callable(converters) else (converters or {}).get(place, float)
            return f(field)
        places = columns or range(len(rows[0]) if rows else 0)
        x = _np.array([[converted(p, row[p]) for p in places] for row in rows], dtype=dtype)
    else:
        x, _, _ = _table(text, delimiter or "", marks[0] if marks else "", skiprows, 0, max_rows, columns, None, _read_dtype(dtype))
        x = x.astype(dtype)
    if x.size == 0 and x.shape[:1] == (0,):
        import warnings
        warnings.warn(f'loadtxt: input contained no data: "{fname}"', category=UserWarning, stacklevel=1)
        x = x.reshape(0)
    x = _shaped(x, ndmin, False)
    if not unpack:
        return x
    return x.T
def _read_dtype(dtype):
    dtype = _np.dtype(dtype)
    return dtype if dtype.kind in "iuf" else _np.dtype("float64")
def genfromtxt(fname, dtype=float, comments="#", delimiter=None, skip_header=0, skip_footer=0, converters=None, missing_values=None,
               filling_values=None, usecols=None, names=None, excludelist=None, deletechars=None, replace_space="_", autostrip=False,
               case_sensitive=True, defaultfmt="f%i", unpack=None, usemask=False, loose=True, invalid_raise=True, max_rows=None,
               encoding=None, *, ndmin=0, like=None):
    if names is not None or converters is not None or usemask:
        raise NotImplementedError("genfromtxt of named columns, converters and masks is left out in cells: read the rows with csv")
    text = _content(fname, "{} not found.")
    integers = dtype is not None and _np.dtype(dtype).kind in "iu"
    filling = float("nan") if filling_values is None and not integers else float(-1 if filling_values is None else filling_values)
    read = _np.dtype("int64" if integers else "float64")
    x, odd, width = _table(text, delimiter or "", comments or "", skip_header, skip_footer, max_rows, _columns(usecols), filling, read)
    if odd:
        lines = "\n".join([f"    Line #{line} (got {n} columns instead of {width})" for line, n in odd])
        if invalid_raise:
            raise ValueError("Some errors were detected !\n" + lines)
    if dtype is None:
        whole = x.size > 0 and bool((x == _np.trunc(x)).all()) and b"." not in text
        dtype = int if whole else float
    x = x.astype(dtype)
    if x.size == 0:
        import warnings
        warnings.warn(f'genfromtxt: Empty input file: "{fname}"', stacklevel=1)
        x = x.reshape(0)
    x = _shaped(x, ndmin, False)
    return x.T if unpack else x
def _kind(dtype):
    swapped = isinstance(dtype, str) and dtype[:1] == ">"
    return _np.dtype(dtype[1:] if swapped else dtype), swapped
def frombuffer(buffer, dtype=float, count=-1, offset=0, *, like=None):
    dtype, swapped = _kind(dtype)
    data = bytes(buffer)
    if offset < 0 or offset > len(data):
        raise ValueError(f"offset must be non-negative and no greater than buffer length ({len(data)})")
    size = dtype.itemsize
    if count < 0:
        if (len(data) - offset) % size:
            raise ValueError("buffer size must be a multiple of element size")
        count = (len(data) - offset) // size
    elif (len(data) - offset) // size < count:
        raise ValueError("buffer is smaller than requested size")
    return _array_of(data, dtype, swapped, offset, (count,), False)
def fromfile(file, dtype=float, count=-1, sep="", offset=0, *, like=None):
    if sep:
        text = _content(file).decode()
        values = text.split() if not sep.strip() else text.split(sep.strip())
        x = _np.array([float(v) for v in values if v.strip()]).astype(dtype)
        return x if count < 0 else x[:count]
    dtype, swapped = _kind(dtype)
    data = _content(file)
    held = max(len(data) - offset, 0) // dtype.itemsize
    return _array_of(data, dtype, swapped, offset, (held if count < 0 else min(count, held),), False)
"""#
