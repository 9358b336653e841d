// Paths, folders, temporary files and tables on disk.
// Expected texts are CPython's.

import Testing

@Suite struct ModulesFilesTests {
    @Test func paths() {
        check(
            #"""
            def main():
                import os, shutil, tempfile, glob, fnmatch, pathlib
                from pathlib import Path, PurePath, PurePosixPath
                def t(f):
                    try: print(repr(f()))
                    except Exception as e: print(type(e).__name__, e)
                p = Path("/tmp/a/b.tar.gz")
                print(p, repr(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parents[1], list(p.parents), p.parts, p.anchor, p.root, p.is_absolute(), p.with_suffix(".zip"), p.with_name("c"), p.with_stem("z"), p.relative_to("/tmp"), p.match("*.gz"), p / "x" / Path("y"), "q" / Path("z"), p.as_uri())
                print(Path(), Path("."), Path("a//b/./c/../d"), Path("a") == Path("a/"), Path("a", "b", "/c"), sorted([Path("b"), Path("a")]), hash(Path("a")) == hash(Path("a")), {Path("a"): 1}, Path(".bashrc").suffix, Path("a.").suffix, Path("/").parent, Path("/").name, str(Path("../x")), os.fspath(Path("k")), PurePath("a"), f"{Path('f')}", Path("a").joinpath("b", "c"))
                t(lambda: Path("a").relative_to("b")); t(lambda: Path(1)); t(lambda: Path("a") / 1); t(lambda: Path("").with_name("x")); t(lambda: Path("a").with_suffix("b")); t(lambda: Path("nope").read_text()); t(lambda: Path("nope").stat()); t(lambda: Path("a") < 1); t(lambda: Path("nope").unlink()); t(lambda: list(Path("nope").iterdir())); t(lambda: Path("a").write_text(1))
                with tempfile.TemporaryDirectory() as d:
                    d = Path(d); print(d.is_dir(), d.exists(), type(d).__name__)
                    (d / "sub" / "deep").mkdir(parents=True); (d / "a.txt").write_text("hello\n"); (d / "sub" / "b.txt").write_text("x"); (d / "sub" / "deep" / "c.py").write_bytes(b"123")
                    print(sorted(x.name for x in d.iterdir()), sorted(str(x.relative_to(d)) for x in d.rglob("*")), sorted(str(x.relative_to(d)) for x in d.glob("**/*.txt")), sorted(x.name for x in d.glob("*.txt")), (d/"a.txt").stat().st_size, (d/"a.txt").read_text())
                    print(sorted(os.path.relpath(x, d) for x in glob.glob(str(d) + "/**", recursive=True)), sorted(os.path.relpath(x, d) for x in glob.glob(str(d) + "/*")), glob.glob("nope*"), sorted(glob.glob("*", root_dir=d)), sorted(glob.glob("**/*.txt", root_dir=d, recursive=True)))
                    t(lambda: (d/"sub").mkdir() if False else None)
                    try: (d/"sub").mkdir()
                    except FileExistsError as e: print(e.errno, e.strerror)
                    (d/"sub").mkdir(exist_ok=True); (d/"new").touch(); print((d/"new").stat().st_size, (d/"new").rename(d/"old").name, (d/"old").exists(), (d/"new").exists())
                    shutil.copy(d/"a.txt", d/"sub"); print(sorted(os.listdir(d/"sub"))); shutil.copytree(d/"sub", d/"copy"); print(sorted(os.listdir(d/"copy"))); shutil.move(str(d/"copy"), str(d/"moved")); print((d/"moved"/"deep").is_dir()); shutil.rmtree(d/"moved"); print((d/"moved").exists())
                    try: os.rmdir(d/"sub")
                    except OSError as e: print(type(e).__name__, e.errno, e.strerror)
                    for root, dirs, files in sorted(os.walk(d)): print(os.path.relpath(root, d), sorted(dirs), sorted(files))
                    print(sorted((e.name, e.is_dir(), e.is_file()) for e in os.scandir(d)))
                    os.symlink(d/"a.txt", d/"link"); print((d/"link").is_symlink(), (d/"link").read_text(), os.path.islink(d/"link"))
                    with (d/"a.txt").open("a") as f: f.write("more")
                    print((d/"a.txt").read_text().splitlines(), (d / "a.txt").read_bytes())
                print(d.exists())
                with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as f: f.write("temp"); name = f.name
                print(open(name).read(), name.endswith(".txt"), os.path.exists(name)); os.unlink(name)
                with tempfile.NamedTemporaryFile() as f: print(f.write(b"abc"), f.seek(0), f.read(), os.path.exists(f.name)); n = f.name
                print(os.path.splitext("a/b.tar.gz"), os.path.split("/a/b"), os.path.basename("/x/y.txt"), os.path.normpath("a//b/../c/./d"), os.path.join("a", "/b", "c"), os.path.commonpath(["/a/b/c", "/a/b/d"]), os.path.commonprefix(["abc","abd"]), os.path.isabs("/a"), os.path.relpath("/a/b", "/a/c"), os.path.expanduser("~") == os.environ["HOME"], os.sep, os.linesep == "\n", os.name)
                print(os.environ.get("NOPE"), os.getenv("NOPE", 5), "HOME" in os.environ); os.environ["XX"] = "1"; print(os.environ["XX"], os.getenv("XX"), os.environ.pop("XX"), os.environ.get("XX"))
            main()
            """#,
            prints: #"""
            /tmp/a/b.tar.gz PosixPath('/tmp/a/b.tar.gz') b.tar.gz b.tar .gz ['.tar', '.gz'] /tmp/a /tmp [PosixPath('/tmp/a'), PosixPath('/tmp'), PosixPath('/')] ('/', 'tmp', 'a', 'b.tar.gz') / / True /tmp/a/b.tar.zip /tmp/a/c /tmp/a/z.gz a/b.tar.gz True /tmp/a/b.tar.gz/x/y q/z file:///tmp/a/b.tar.gz
            . . a/b/c/../d True /c [PosixPath('a'), PosixPath('b')] True {PosixPath('a'): 1}   /  ../x k a f a/b/c
            ValueError 'a' is not in the subpath of 'b' OR one path is relative and the other is absolute.
            TypeError expected str, bytes or os.PathLike object, not int
            TypeError unsupported operand type(s) for /: 'PosixPath' and 'int'
            ValueError PosixPath('.') has an empty name
            ValueError Invalid suffix 'b'
            FileNotFoundError [Errno 2] No such file or directory: 'nope'
            FileNotFoundError [Errno 2] No such file or directory: 'nope'
            TypeError '<' not supported between instances of 'PosixPath' and 'int'
            FileNotFoundError [Errno 2] No such file or directory: 'nope'
            FileNotFoundError [Errno 2] No such file or directory: 'nope'
            TypeError data must be str, not int
            True True PosixPath
            ['a.txt', 'sub'] ['a.txt', 'sub', 'sub/b.txt', 'sub/deep', 'sub/deep/c.py'] ['a.txt', 'sub/b.txt'] ['a.txt'] 6 hello

            ['.', 'a.txt', 'sub', 'sub/b.txt', 'sub/deep', 'sub/deep/c.py'] ['a.txt', 'sub'] [] ['a.txt', 'sub'] ['a.txt', 'sub/b.txt']
            None
            17 File exists
            0 old True False
            ['a.txt', 'b.txt', 'deep']
            ['a.txt', 'b.txt', 'deep']
            True
            False
            OSError 39 Directory not empty
            . ['sub'] ['a.txt', 'old']
            sub ['deep'] ['a.txt', 'b.txt']
            sub/deep [] ['c.py']
            [('a.txt', False, True), ('old', False, True), ('sub', True, False)]
            True hello
             True
            ['hello', 'more'] b'hello\nmore'
            False
            temp True True
            3 0 b'abc' True
            ('a/b.tar', '.gz') ('/a', 'b') y.txt a/c/d /b/c /a/b ab True ../b True / True posix
            None 5 True
            1 1 1 None
            """#)
    }

    @Test func tables() {
        check(
            #"""
            def main():
                import csv, io, warnings, sys
                def t(f):
                    try: print(repr(f()))
                    except Exception as e: print(type(e).__module__, type(e).__name__, e)
                data = 'name,age,"note"\r\nAnn,30,"said ""hi"", ok"\nBob,,plain\n\n"multi\nline",1,x\n'
                r = csv.reader(io.StringIO(data)); print(list(r), r.line_num)
                print(list(csv.DictReader(io.StringIO(data))), list(csv.reader(["a;b;c", "1; 2;'x;y'"], delimiter=";", quotechar="'", skipinitialspace=True)), list(csv.reader(['1,"a",2.5'], quoting=csv.QUOTE_NONNUMERIC)), list(csv.reader(["a\tb"], "excel-tab")), list(csv.reader(['a,"b', 'c"'])), list(csv.reader(['a"b,c', '"a"b,c', "", "x,"])))
                def w(rows, **k):
                    o = io.StringIO(); csv.writer(o, **k).writerows(rows); return o.getvalue()
                rows = [["a", 1, 2.5, None], ["x,y", 'q"t', "l\nm", ""], [""], [None], [], [True, 1e20, 1e-7, 3.0]]
            main()
            """#,
            prints: #"""
            [['name', 'age', 'note'], ['Ann', '30', 'said "hi", ok'], ['Bob', '', 'plain'], [], ['multi\nline', '1', 'x']] 6
            [{'name': 'Ann', 'age': '30', 'note': 'said "hi", ok'}, {'name': 'Bob', 'age': '', 'note': 'plain'}, {'name': 'multi\nline', 'age': '1', 'note': 'x'}] [['a', 'b', 'c'], ['1', '2', 'x;y']] [[1.0, 'a', 2.5]] [['a', 'b']] [['a', 'bc']] [['a"b', 'c'], ['ab', 'c'], [], ['x', '']]
            """#)
    }
}
