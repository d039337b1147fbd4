import SevensAnalysis
import Testing

/// Works in plain words.
@Suite struct WorkLaws {
  private func work(_ bibtex: String) -> Work {
    Work(SevensAnalysis.Bibliography.Entry(key: "k", bibtex: bibtex))
  }

  @Test func fieldsAreReadWithoutTheirMarkup() {
    let one = work(
      """
      @article{k,
        author = {Ca{\\~n}as, B. C. and H{\\"u}ber, {\\v{S}}. and M{\\"u}ller, Th. A.},
        title  = {A {Z}-prime of 5$\\sigma$: pages 3--5, {\\'e}t{\\'e}},
        journal = {J}, volume = 2, pages = {17},
        year = 2017,
        eprint = {1.2}
      }
      """)
    #expect(one.authors == "B. C. Cañas, Š. Hüber and Th. A. Müller")
    #expect(one.fields["title"] == "A Z-prime of 5σ: pages 3–5, été")
    #expect(one.place == "J 2 17 (2017)" && one.label == "Cañas et al. 2017")
    #expect(one.address == "https://arxiv.org/abs/1.2")
  }

  @Test func manyAuthorsAndCollaborationsAreShort() {
    #expect(work("@x{k, author = {A, B and C, D and E, F and G, H}}").authors == "B A et al.")
    #expect(
      work("@x{k, author = {A, B and others}, collaboration = {COHERENT}}").authors
        == "COHERENT Collaboration")
    #expect(work("@x{k, author = {A, B and C, D}, year = {1}}").label == "A and C 1")
    #expect(work("@x{k, doi = {10.1/x}, eprint = {1}}").address == "https://doi.org/10.1/x")
  }

  @Test func everyWorkHasATitleAndNoMarkupIsLeft() {
    for entry in SevensAnalysis.Bibliography.entries {
      let work = Work(entry)
      #expect(work.fields["title"]?.isEmpty == false && !work.label.isEmpty, "\(entry.key)")
      for text in [work.authors, work.place, work.label] + work.fields.values {
        #expect(!text.contains { "{}\\".contains($0) }, "\(entry.key): \(text)")
      }
    }
  }
}
