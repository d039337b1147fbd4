// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "sevens-benchmarks",
  dependencies: [.package(name: "sevens", path: "..")],
  targets: [
    .executableTarget(
      name: "sevens-benchmarks",
      dependencies: [
        .product(name: "Sevens", package: "sevens"), .product(name: "SevensKernel", package: "sevens"),
        .product(name: "SevensInference", package: "sevens"),
      ],
      path: "Sources/SevensBenchmarks",
      swiftSettings: [.treatAllWarnings(as: .error)])
  ],
  swiftLanguageModes: [.v6]
)
