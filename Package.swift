// swift-tools-version: 6.2
import PackageDescription

// Dependencies point one way, bottom-up; Tests/ArchitectureTests holds every `import` against this table.
let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
    // Every access to a class property would otherwise be checked at run time, on the path of every operation;
    // debug builds, which the tests use, keep the check.
    .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release)),
]

// An evaluator session runs on one thread, and its values never leave it: counting references without atomic
// instructions makes an operation on a small tensor twice as fast. What another thread touches (Session/Watch.swift)
// is plain memory, not an object.
let oneThread: [SwiftSetting] = house + [.unsafeFlags(["-assume-single-threaded"], .when(configuration: .release))]

let package = Package(
    name: "tensrepl",
    products: [.executable(name: "tensrepl", targets: ["tensrepl"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/attaswift/BigInt", from: "6.0.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        .systemLibrary(name: "CEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
        .systemLibrary(name: "COneDNN", providers: [.apt(["libdnnl-dev"])]),
        .systemLibrary(name: "CAllocator"),
        .systemLibrary(name: "CClock"),

        .target(name: "LineEditing", dependencies: ["CEdit"], swiftSettings: house),
        .target(name: "Diagnostics", swiftSettings: house),
        .target(name: "Syntax", dependencies: ["Diagnostics"], swiftSettings: house),
        // Loads Debian's libopenblas0 when it is first needed.
        .target(name: "COpenBLAS"),
        // Loads Debian's libfftw3-single3 and libfftw3-double3 when they are first needed.
        .target(name: "CFFTW"),
        // Loops for the vector unit of the processor: Swift cannot choose instructions for one function.
        .target(name: "CKernels"),
        .target(name: "Tensors", dependencies: ["CAllocator", "CFFTW", "CKernels", "COneDNN", "COpenBLAS"], swiftSettings: oneThread),
        .target(name: "Operators", dependencies: ["CClock", "Tensors"], swiftSettings: oneThread),
        .target(name: "Autodiff", dependencies: ["Operators"], swiftSettings: oneThread),
        .target(
            name: "Evaluation",
            dependencies: ["Syntax", "Autodiff", .product(name: "BigInt", package: "BigInt")],
            swiftSettings: oneThread),
        .target(
            name: "Notebooks", dependencies: ["Evaluation", .product(name: "Yams", package: "Yams")],
            swiftSettings: house),
        .target(name: "Shell", dependencies: ["Notebooks", "LineEditing"], swiftSettings: house),
        .executableTarget(
            name: "tensrepl",
            dependencies: ["CAllocator", "Shell", .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: house),

        .testTarget(name: "ArchitectureTests", swiftSettings: house),
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: house),
        .testTarget(name: "SyntaxTests", dependencies: ["Syntax"], swiftSettings: house),
        .testTarget(name: "TensorsTests", dependencies: ["Tensors"], exclude: ["Oracle"], swiftSettings: house),
        .testTarget(name: "OperatorsTests", dependencies: ["Operators"], swiftSettings: house),
        .testTarget(name: "AutodiffTests", dependencies: ["Autodiff"], swiftSettings: house),
        .testTarget(
            name: "EvaluationTests", dependencies: ["Evaluation"], exclude: ["Reference"], swiftSettings: house),
        .testTarget(
            name: "DifferentialTests", dependencies: ["Evaluation"], exclude: ["programs.json"], swiftSettings: house),
        .testTarget(name: "NotebooksTests", dependencies: ["Notebooks"], swiftSettings: house),
        .testTarget(name: "LineEditingTests", dependencies: ["LineEditing"], swiftSettings: house),
        .testTarget(
            name: "EndToEndTests", dependencies: ["tensrepl", "Notebooks"], exclude: ["Programs", "Checkpoints"], swiftSettings: house),
    ]
)
