// `unittest.mock.patch` and its kin, in the language.
// Library modules are cells compiled like a user's; natives that they import have a leading underscore.

let mockPatchText = #"""
class _Patch:
    def __init__(self, find, attribute, new, kwargs):
        self.find, self.attribute, self.new, self.kwargs = find, attribute, new, kwargs
    def __enter__(self):
        target = self.target = self.find()
        names = vars(target)
        self.is_local = self.attribute in names
        missing = object()
        self.old = names[self.attribute] if self.is_local else getattr(target, self.attribute, missing)
        if self.old is missing and not self.kwargs.get("create"):
            raise AttributeError(f"{target!r} does not have the attribute {self.attribute!r}")
        new = self.new
        if new is DEFAULT:
            options = {k: v for k, v in self.kwargs.items() if k not in ("create", "new_callable", "autospec")}
            maker = self.kwargs.get("new_callable") or MagicMock
            new = maker(**options) if maker is not MagicMock else maker(name=self.attribute, **options)
        setattr(target, self.attribute, new)
        return new
    def __exit__(self, *error):
        if self.is_local:
            setattr(self.target, self.attribute, self.old)
        else:
            delattr(self.target, self.attribute)
            if not hasattr(self.target, self.attribute):
                setattr(self.target, self.attribute, self.old)
        return False
    start = __enter__
    def stop(self):
        self.__exit__(None, None, None)
    def __call__(self, function):
        if isinstance(function, type):
            for name, value in list(vars(function).items()):
                if name.startswith(patch.TEST_PREFIX) and callable(value):
                    setattr(function, name, self._copy()(value))
            return function
        import functools
        @functools.wraps(function)
        def patched(*args, **kwargs):
            with self as new:
                return function(*args, *([new] if self.new is DEFAULT else []), **kwargs)
        return patched
    def _copy(self):
        return _Patch(self.find, self.attribute, self.new, self.kwargs)

class _PatchDict:
    def __init__(self, target, values=(), clear=False, **kwargs):
        self.target, self.values, self.clear = target, {**dict(values), **kwargs}, clear
    def __enter__(self):
        if isinstance(self.target, str):
            self.target = _imported(self.target)
        self.old = dict(self.target)
        if self.clear:
            self.target.clear()
        self.target.update(self.values)
        return self.target
    def __exit__(self, *error):
        for key in list(self.target):
            if key not in self.old:
                del self.target[key]
        self.target.update(self.old)
        return False
    start = __enter__
    def stop(self):
        self.__exit__(None, None, None)
    def __call__(self, function):
        import functools
        @functools.wraps(function)
        def patched(*args, **kwargs):
            with self:
                return function(*args, **kwargs)
        return patched

def _imported(path):
    import importlib
    names = path.split(".")
    found = importlib.import_module(names[0])
    for i, name in enumerate(names[1:], 2):
        try:
            found = getattr(found, name)
        except AttributeError:
            importlib.import_module(".".join(names[:i]))
            found = getattr(found, name)
    return found

class _Patcher:
    TEST_PREFIX = "test"
    dict = _PatchDict
    def __call__(self, target, new=DEFAULT, **kwargs):
        if "." not in target:
            raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
        path, _, attribute = target.rpartition(".")
        return _Patch(lambda: _imported(path), attribute, new, kwargs)
    def object(self, target, attribute, new=DEFAULT, **kwargs):
        return _Patch(lambda: target, attribute, new, kwargs)
    def multiple(self, target, **kwargs):
        raise NotImplementedError("patch.multiple is left out: patch each name")
patch = _Patcher()

def create_autospec(spec, **kwargs):
    return MagicMock(spec=spec, **kwargs)

def mock_open(mock=None, read_data=""):
    import io
    mock = MagicMock(name="open") if mock is None else mock
    handle = MagicMock(name="open()")
    def opened(*args, **kwargs):
        stream = io.StringIO(read_data)
        handle.read.side_effect = stream.read
        handle.readline.side_effect = stream.readline
        handle.readlines.side_effect = stream.readlines
        handle.__iter__.return_value = stream
        handle.__enter__.return_value = handle
        return handle
    mock.side_effect = opened
    return mock
"""#
