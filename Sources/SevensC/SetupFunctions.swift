import CSevens
import Sevens
import SevensSettings

// Names, arguments and meaning stand in sevens.h; the compiler holds every function against its declaration there.

/// Opens a set-up by its id.
@c @implementation public func sevens_open(
  _ setup: UnsafePointer<CChar>?, _ interactions: UnsafePointer<UnsafePointer<CChar>?>?,
  _ interaction_count: Int, _ settings: UnsafePointer<UnsafePointer<CChar>?>?, _ setting_count: Int,
  _ opened: UnsafeMutablePointer<sevens_setup>?
) -> sevens_status {
  call { () throws(CallFault) in
    let opened = try given(opened, "opened")
    opened.pointee = 0
    let (id, names, sets) = (
      try text(setup, "setup"), try texts(interactions, interaction_count, "interactions"),
      try texts(settings, setting_count, "settings")
    )
    guard !id.contains("/"), !id.hasSuffix(".yaml"), !id.hasSuffix(".yml") else {
      throw CallFault(
        SEVENS_USAGE, id, "set-up files are not read here", remedy: "change a built-in set-up by settings")
    }
    do throws(Faults) {
      let changed = try ChangedSetup(Catalog.setup(id), named: id, sets: sets, interactions: names)
      opened.pointee = OpenSetups.all.add(OpenSetup(SetupState(changed.setup)))
    } catch {
      throw CallFault(error)
    }
  }
}

/// Closes a set-up.
@c @implementation public func sevens_close(_ setup: sevens_setup) -> sevens_status {
  call { () throws(CallFault) in try OpenSetups.all.remove(setup) }
}

/// The interface of the library that runs.
@c @implementation public func sevens_interface() -> CInt { SEVENS_INTERFACE }
