import JupyterProtocol
import Testing

@Suite struct SignerTests {
  /// RFC 4231, test cases 1, 2, 3 and 6.
  @Test(arguments: [
    (
      Frame(repeating: 0x0b, count: 20), Frame("Hi There".utf8),
      "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
    ),
    (
      Frame("Jefe".utf8), Frame("what do ya want for nothing?".utf8),
      "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    ),
    (
      Frame(repeating: 0xaa, count: 20), Frame(repeating: 0xdd, count: 50),
      "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
    ),
    (
      Frame(repeating: 0xaa, count: 131),
      Frame("Test Using Larger Than Block-Size Key - Hash Key First".utf8),
      "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
    ),
  ])
  func knownAnswers(key: Frame, data: Frame, signature: String) {
    let signer = Signer(key: key)
    #expect(signer.sign([data]) == Frame(signature.utf8))
    #expect(signer.verify(Frame(signature.utf8), of: [data]))
  }

  @Test func theSignatureIsOfTheJoinedParts() {
    let signer = Signer(key: [1])
    #expect(signer.sign([[1, 2], [], [3]]) == signer.sign([[1, 2, 3]]))
  }

  @Test func everyOtherSignatureIsRefused() {
    let signer = Signer(key: [1])
    let signature = signer.sign([[1, 2, 3]])
    for index in signature.indices {
      var forged = signature
      forged[index] ^= 1
      #expect(!signer.verify(forged, of: [[1, 2, 3]]))
    }
    #expect(!signer.verify([], of: [[1, 2, 3]]))
    #expect(!signer.verify(signature + [0], of: [[1, 2, 3]]))
    #expect(!signer.verify(Array(signature.dropLast()), of: [[1, 2, 3]]))
  }

  @Test func withoutAKeyNothingIsSigned() {
    let signer = Signer(key: [])
    #expect(signer.sign([[1, 2, 3]]).isEmpty)
    #expect(signer.verify([], of: [[1, 2, 3]]))
  }
}
