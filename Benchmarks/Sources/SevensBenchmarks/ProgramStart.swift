#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How long `sevens --version` takes, from spawning the process to its end.
enum ProgramStart {
  /// The program beside the working directory, or nil if it has not been built.
  static func find() -> String? {
    [".build/release/sevens", "../.build/release/sevens"].first { access($0, X_OK) == 0 }
  }

  /// The first start by itself, then the repetitions.
  static func measure(_ program: String, repetitions: Int) -> (first: Measurements, again: Measurements)? {
    var times: [Double] = []
    for _ in 0...max(2, repetitions) {
      guard let time = start(program) else { return nil }
      times.append(time)
    }
    return (Measurements(sorted: [times[0]]), Measurements(sorted: times.dropFirst().sorted()))
  }

  private static func start(_ program: String) -> Double? {
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(program), strdup("--version"), nil]
    defer { for argument in arguments { free(argument) } }
    #if canImport(Glibc)
      var actions = posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    var (process, status): (pid_t, Int32) = (0, 0)
    var started = false
    let duration = ContinuousClock().measure {
      started =
        posix_spawn(&process, program, &actions, nil, &arguments, environ) == 0
        && waitpid(process, &status, 0) == process
    }
    return started && status == 0 ? Stopwatch.seconds(duration) : nil
  }
}
