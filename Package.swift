// swift-tools-version: 6.2
import PackageDescription

// Levels 0 and 1 also build alone: SEVENS_LEVELS=01 leaves out everything above them (quick kernel work), 012 what is
// above the physics, and SEVENS_EMBEDDED=1 compiles 0 and 1 as Embedded Swift for wasm32-unknown-none-wasm.
let embedded = Context.environment["SEVENS_EMBEDDED"] != nil
let levels = Context.environment["SEVENS_LEVELS"] ?? ""
let kernelOnly = embedded || levels == "01"
let physicsOnly = levels == "012"
// The Makefile sets it; without it manifests of outputs say "unknown" rather than something stale.
let commit = Context.environment["SEVENS_COMMIT"] ?? "unknown"

let strict: [SwiftSetting] =
  [.treatAllWarnings(as: .error)] + (embedded ? [.enableExperimentalFeature("Embedded")] : [])

var products: [Product] = [.library(name: "SevensKernel", type: .static, targets: ["SevensKernel"])]
var dependencies: [Package.Dependency] = []
var targets: [Target] = [
  // An executable that imports neither Foundation nor Glibc has to name libm.
  .target(name: "CSevensMath", linkerSettings: [.linkedLibrary("m", .when(platforms: [.linux]))]),
  .target(name: "SevensNumerics", dependencies: ["CSevensMath"], swiftSettings: strict),
  .target(name: "SevensKernel", dependencies: ["CSevensMath", "SevensNumerics"], swiftSettings: strict),
]
if !embedded {
  targets += [
    .target(name: "SevensInference", dependencies: ["CSevensMath", "SevensNumerics"], swiftSettings: strict),
    // What the tests of several levels share; not a product.
    .target(name: "SevensTestSupport", path: "Tests/Support", swiftSettings: strict),
    .testTarget(
      name: "SevensNumericsTests", dependencies: ["CSevensMath", "SevensNumerics", "SevensTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SevensKernelTests", dependencies: ["SevensKernel", "SevensNumerics", "SevensTestSupport"],
      exclude: ["Reference"], swiftSettings: strict),
    .testTarget(
      name: "SevensInferenceTests", dependencies: ["SevensInference", "SevensNumerics", "SevensTestSupport"],
      swiftSettings: strict),
  ]
}
if !kernelOnly {
  products += [.library(name: "Sevens", targets: ["Sevens"])]
  targets += [
    .target(
      name: "Sevens", dependencies: ["CSevensMath", "SevensNumerics", "SevensKernel", "SevensInference"],
      swiftSettings: strict),
    .testTarget(
      name: "SevensTests",
      dependencies: ["Sevens", "SevensInference", "SevensKernel", "SevensNumerics", "SevensTestSupport"],
      exclude: ["Reference"], swiftSettings: strict),
  ]
}
if !kernelOnly && !physicsOnly {
  products += [
    .library(name: "SevensAnalysis", targets: ["SevensAnalysis"]),
    .library(name: "SevensInference", targets: ["SevensInference"]),
    .executable(name: "sevens", targets: ["SevensCLI"]),
  ]
  dependencies += [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ]
  targets += [
    .target(name: "CSevensHost", cSettings: [.define("SEVENS_COMMIT", to: "\"\(commit)\"")]),
    .target(name: "SevensSettings", dependencies: ["CSevensHost", "Sevens"], swiftSettings: strict),
    .target(
      name: "SevensAnalysis",
      dependencies: [
        "CSevensHost", "CSevensMath", "Sevens", "SevensKernel", "SevensNumerics", "SevensInference",
        "SevensSettings", "Yams",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "SevensCLI",
      dependencies: [
        "CSevensHost", "SevensAnalysis", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .testTarget(
      name: "SevensSettingsTests", dependencies: ["SevensSettings", "Sevens", "SevensTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "SevensAnalysisTests",
      dependencies: [
        "SevensAnalysis", "Sevens", "SevensInference", "SevensKernel", "SevensNumerics", "SevensTestSupport",
      ], swiftSettings: strict),
    .testTarget(
      name: "SevensCLITests", dependencies: ["SevensAnalysis", "Sevens", "SevensTestSupport"],
      swiftSettings: strict),
  ]
  // The compiler holds the functions of the C interface against their header from 6.3 on.
  #if compiler(>=6.3)
    products.append(.library(name: "SevensC", type: .static, targets: ["SevensC"]))
    targets += [
      .target(name: "CSevens"),
      .target(
        name: "SevensC", dependencies: ["CSevens", "Sevens", "SevensSettings"], swiftSettings: strict),
    ]
  #endif
}

let package = Package(
  name: "sevens",
  products: products,
  dependencies: dependencies,
  targets: targets,
  swiftLanguageModes: [.v6]
)
