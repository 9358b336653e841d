// The modules that are written in the language itself, by name. Their texts are beside this file, one module each.

/// Text by module name.
let libraries: [String: String] = [
    "collections": collectionsLibrary, "collections.abc": collectionsABCLibrary, "keyword": keywordLibrary,
    "functools": functoolsLibrary,
    "typing": typingLibrary,
    "types": typesLibrary,
    "copy": copyLibrary,
    "dataclasses": dataclassesLibrary,
    "enum": enumLibrary,
    "json": jsonLibrary,
    "re": reLibrary,
].merging(
    [
        argparseLibraries,
        arrayFilesLibraries,
        binaryLibraries,
        calendarLibraries,
        compileLibraries,
        configparserLibraries,
        containersLibraries,
        contextlibLibraries,
        csvLibraries,
        dataLibraries,
        datetimeLibraries,
        decimalLibraries,
        difflibLibraries,
        digestLibraries,
        distributionLibraries,
        doctestLibraries,
        filesLibraries,
        inspectLibraries,
        loggingHandlersLibraries,
        loggingLibraries,
        lossLibraries,
        mockLibraries,
        modelLibraries,
        numberLibraries,
        numbersLibraries,
        optimLibraries,
        osLibraries,
        pathlibLibraries,
        pathsLibraries,
        pickleLibraries,
        recurrentLibraries,
        safetensorsLibraries,
        smallLibraries,
        strptimeLibraries,
        systemLibraries,
        systemToolsLibraries,
        textLibraries,
        toolLibraries,
        torchLibraries, torchToolLibraries, torchFunctionLibraries, torchSparseLibraries,
        tqdmLibraries,
        trainingLibraries,
        unittestLibraries,
        usersLibraries,
        warningsLibraries,
        weakrefLibraries,
    ].joined().map { ($0, $1) }) { first, _ in first }

private let keywordLibrary = #"""
kwlist = ["False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
          "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
          "while", "with", "yield"]
def iskeyword(s):
    return s in kwlist
"""#
