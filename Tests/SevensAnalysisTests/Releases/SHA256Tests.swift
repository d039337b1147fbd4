import SevensAnalysis
import Testing

private func hash(_ bytes: some Sequence<UInt8>) -> String {
  var hash = SHA256()
  hash.update(bytes)
  return hash.hexadecimal
}

/// Published: the examples that NIST gives beside the standard.
///
/// Ref: FIPS180-4
@Suite struct SHA256Published {
  @Test(
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
    ])
  func examples(text: String, expected: String) { #expect(hash(text.utf8) == expected) }

  @Test func aMillionLetters() {
    #expect(
      hash(repeatElement(UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }
}

/// Laws, and a second route.
@Suite struct SHA256Laws {
  // Every length around the ends of blocks: the hash of the hashes of 300 messages, by Python's hashlib.
  @Test func everyLength() {
    var all = SHA256()
    for n in 0..<300 {
      all.update(hash((0..<n).map { UInt8((7 * $0 + n) % 256) }).utf8)
    }
    #expect(all.hexadecimal == "def85da8f53f8ad58eda585dce61c0d7bfbb3da6924badae49d32d11288c576f")
  }

  @Test func piecesAreHashedAsTheWhole() {
    let message = (0..<500).map { UInt8($0 % 251) }
    for cut in [0, 1, 55, 56, 63, 64, 65, 128, 499] {
      var pieces = SHA256()
      pieces.update(message[..<cut])
      _ = pieces.hexadecimal
      pieces.update(message[cut...])
      #expect(pieces.hexadecimal == hash(message), "\(cut)")
    }
  }
}
