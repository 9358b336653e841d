"""CPython's answers: each program runs in a fork of this process, which is quicker than a new interpreter."""

import io
import os
import pickle
import sys
import warnings


class Python:
    def run(self, text):
        """What a program prints, and the last line of the traceback that it ends with, or nothing."""
        reader, writer = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reader)
            made = self._answer(text)
            with os.fdopen(writer, "wb") as file:
                pickle.dump(made, file)
            os._exit(0)
        os.close(writer)
        with os.fdopen(reader, "rb") as file:
            data = file.read()
        os.waitpid(child, 0)
        return pickle.loads(data) if data else ("", "python died")

    def _answer(self, text):
        warnings.simplefilter("ignore")
        out = io.StringIO()
        sys.stdout = out
        error = ""
        sys.set_int_max_str_digits(4300)
        scope = {"__name__": "__main__", "__builtins__": __builtins__}
        try:
            exec(compile(text, "program.py", "exec"), scope)
        except SystemExit:
            pass
        except BaseException as e:
            import traceback
            lines = traceback.format_exception_only(type(e), e)
            error = "".join(lines).strip().splitlines()[-1]
        scope.clear()
        return out.getvalue(), error
