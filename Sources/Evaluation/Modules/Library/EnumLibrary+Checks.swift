// The rest of `enum`, in the language: what flags do with bits that have no name, and what is checked of a whole class.

let enumChecksText = #"""
def _bits(number, most):
    return "0b0 " + format(number, "b").zfill(most)

class FlagBoundary(_StrEnum):
    STRICT = "strict"
    CONFORM = "conform"
    EJECT = "eject"
    KEEP = "keep"
STRICT, CONFORM, EJECT, KEEP = FlagBoundary
class EnumCheck(_StrEnum):
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"
CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck
class verify:
    def __init__(self, *checks):
        self.checks = checks
    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                aliases = [f"{alias} -> {one.name}" for alias, one in enumeration.__members__.items() if alias != one.name]
                if aliases:
                    raise ValueError(f"aliases found in {enumeration!r}: {', '.join(aliases)}")
            elif check is CONTINUOUS:
                values = {one.value for one in enumeration}
                low, high = min(values), max(values)
                if issubclass(enumeration, _Flag):
                    missing = [2 ** i for i in range(low.bit_length(), high.bit_length()) if 2 ** i not in values]
                    kind = "flag"
                else:
                    missing = [i for i in range(low + 1, high) if i not in values]
                    kind = "enum"
                if missing:
                    raise ValueError(f"invalid {kind} {enumeration.__name__!r}: missing values {', '.join(map(str, missing))}")
        return enumeration
def show_flag_values(value):
    return [1 << i for i in range(int(value._value_ if isinstance(value, _Flag) else value).bit_length()) if (value._value_ if isinstance(value, _Flag) else value) >> i & 1]
def global_enum(cls, update_str=False):
    import sys
    for name, one in cls.__members__.items():
        setattr(sys.modules[cls.__module__], name, one)
    return cls
def unique(enumeration):
    duplicates = [(name, one.name) for name, one in enumeration.__members__.items() if name != one.name]
    if duplicates:
        details = ", ".join([f"{alias} -> {name}" for alias, name in duplicates])
        raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
    return enumeration

property = property
"""#
