import CSevens

/// A pointer that must not be null.
func given<Pointee>(
  _ pointer: UnsafeMutablePointer<Pointee>?, _ name: String
) throws(CallFault) -> UnsafeMutablePointer<Pointee> {
  guard let pointer else { throw .null(name) }
  return pointer
}

/// A text.
func text(_ pointer: UnsafePointer<CChar>?, _ name: String) throws(CallFault) -> String {
  guard let pointer else { throw .null(name) }
  guard let text = String(validatingCString: pointer) else {
    throw CallFault(SEVENS_USAGE, name, "is not UTF-8", remedy: "encode it")
  }
  return text
}

/// A list of texts.
func texts(
  _ list: UnsafePointer<UnsafePointer<CChar>?>?, _ count: Int, _ name: String
) throws(CallFault) -> [String] {
  let pointers = try values(list, count, name)
  var result: [String] = []
  for (index, pointer) in pointers.enumerated() { result.append(try text(pointer, "\(name)[\(index)]")) }
  return result
}

/// The values of a list, which may be null if it is empty.
func values<Element>(
  _ list: UnsafePointer<Element>?, _ count: Int, _ name: String
) throws(CallFault) -> UnsafeBufferPointer<Element> {
  // A size_t beyond half of the memory arrives as a negative number.
  guard count >= 0, count < Int.max / 64 else {
    throw CallFault(SEVENS_OUT_OF_RANGE, name, "cannot have \(UInt(bitPattern: count)) elements")
  }
  guard let list else {
    if count == 0 { return UnsafeBufferPointer(start: nil, count: 0) }
    throw .null(name)
  }
  return UnsafeBufferPointer(start: list, count: count)
}

/// Copies a text with a terminating zero; the length is told whether it fits or not.
func copy(
  _ text: String, to buffer: UnsafeMutablePointer<CChar>?, _ capacity: Int,
  _ length: UnsafeMutablePointer<Int>?
) throws(CallFault) {
  let bytes = text.utf8
  length?.pointee = bytes.count
  // A size_t beyond half of the memory arrives as a negative number: enough for any text.
  let fits = capacity < 0 || capacity > bytes.count
  guard let buffer else {
    if capacity == 0 { throw .short("buffer", needed: bytes.count + 1, capacity: 0) }
    throw .null("buffer")
  }
  guard fits else {
    if capacity > 0 { buffer[0] = 0 }
    throw .short("buffer", needed: bytes.count + 1, capacity: capacity)
  }
  for (index, byte) in bytes.enumerated() { buffer[index] = CChar(bitPattern: byte) }
  buffer[bytes.count] = 0
}

/// Copies numbers to a buffer.
func copy(
  _ numbers: [Double], to buffer: UnsafeMutablePointer<Double>?, at offset: Int = 0
) {
  guard let buffer else { return }
  numbers.withUnsafeBufferPointer { source in
    guard let base = source.baseAddress else { return }
    (buffer + offset).update(from: base, count: source.count)
  }
}

/// A buffer for some numbers.
func room(
  for needed: Int, in buffer: UnsafeMutablePointer<Double>?, _ capacity: Int, _ name: String
) throws(CallFault) {
  guard capacity < 0 || capacity >= needed else {
    throw .short(name, needed: needed, capacity: capacity)
  }
  if buffer == nil, needed > 0 { throw .null(name) }
}
