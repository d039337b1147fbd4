import Foundation

/// The official releases that tests may need.
///
/// A suite that needs them is called `FullData…` and is enabled by `isGiven`; what runs the tests counts these suites.
package enum FullData {
  /// Whether the folder of installed releases is named. Tests then run, and fail if a release is not in it.
  package static let isGiven = ProcessInfo.processInfo.environment["SEVENS_DATA"]?.isEmpty == false
}
