#!/usr/bin/env python3
"""Mutation tests: is every coefficient protected by a test?

  mutate.py kappa      every signed term of every kinematic polynomial in Sources/SevensKernel/Kappa.swift: flipped, dropped
  mutate.py lowering   every number and sign in what turns parameters into amplitudes (REGIONS below): a number changes
                       its sign, or grows by one part in a thousand; a term of a sum changes its sign.
                       Then every coupling that reaches the engine, by interaction, current and place: changes its sign

One build of a temporary copy holds all mutants (x becomes mutant(i, x)); an environment variable picks the one that is
alive, and the tests must fail. Exit status: 0 if every mutant was killed or is in EQUIVALENT, 1 if one survived.
"""
import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SWITCH = """import Foundation

nonisolated(unsafe) private var (key, index, factor) = ("", -1, 1.0)

/// Makes one mutant live.
public func revive(_ mutant: String) {
  let parts = mutant.split(separator: "=").map(String.init)
  (key, index, factor) = parts.count < 2 ? ("", -1, 1.0) : (parts[0], Int(parts[0]) ?? -1, Double(parts[1])!)
}

private let once: Void = ProcessInfo.processInfo.environment["SEVENS_MUTANT"].map(revive) ?? ()

func mutant(_ i: Int, _ value: Double) -> Double {
  once
  return i == index ? factor * value : value
}
"""

# ---- kappa

KAPPA = Path("Sources/SevensKernel/Kappa.swift")


def arguments(text, start):
    """The spans of the comma-separated arguments of the call that opens before `start`, and where it closes."""
    depth, first, spans = 0, start, []
    for i in range(start, len(text)):
        if text[i] == "(":
            depth += 1
        elif text[i] == ")" and depth > 0:
            depth -= 1
        elif text[i] in ",)" and depth == 0:
            spans.append((first, i))
            first = i + 1
            if text[i] == ")":
                return spans, i


def signed_terms(expression):
    """'-T - m2 / (2 * M)' -> ['-T', '-m2 / (2 * M)']."""
    terms, depth, current = [], 0, ""
    for character in " ".join(expression.split()):
        depth += (character == "(") - (character == ")")
        if depth == 0 and character in "+-" and current.strip():
            terms.append(current)
            current = ""
        current += character
    terms.append(current)
    return [re.sub(r"^- ", "-", re.sub(r"^\+ ", "", term.strip())) for term in terms]


def kappa_sources():
    """The source with every term wrapped, and the mutants as (value of the switch, description)."""
    source = (ROOT / KAPPA).read_text()
    begin, end = source.index("// kappa monomials begin"), source.index("// kappa monomials end")
    body, out, found, position = source[begin:end], "", [], 0
    function = case = ""
    for match in re.finditer(r"static func (\w+)|case \((.*?)\):|return Kappa\(", body):
        if match[1]:
            function, case = match[1], "default"
        elif match[2]:
            case = match[2]
        else:
            spans, close = arguments(body, match.end())
            wrapped = []
            for order, (first, last) in enumerate(spans):
                parts = []
                for term in signed_terms(body[first:last]):
                    parts.append("0" if term == "0" else f"mutant({len(found)}, {term})")
                    if term != "0":
                        found.append(f"{function} ({case}) k{order}: {term}")
                wrapped.append(" + ".join(parts))
            out += body[position:match.end()] + ", ".join(wrapped)
            position = close
    mutants = [(f"{i}={factor}", f"{kind} {term}")
               for i, term in enumerate(found) for kind, factor in (("flip", -1), ("drop", 0))]
    return {KAPPA: source[:begin] + out + body[position:] + source[end:]}, mutants


# ---- lowering

# What turns parameters into amplitudes: declarations of files, from their first line to the end of their braces.
REGIONS = {
    "Couplings/CouplingScheme.swift": ["public func vectorCouplings"],
    "Couplings/ErlerSu2013.swift": ["static let baseProton", "static let neutron", "func literature", "func flavorShift"],
    "Couplings/PDG.swift": ["static let sin2ThetaWZ", "func couplings"],
    "Couplings/TreeLevel.swift": ["func couplings"],
    "Couplings/Electroweak.swift": ["static let standardSin2ThetaW"],
    "Couplings/NucleonMatrixElements.swift": [
        "var upMass", "var downMass", "var tensorUp", "var tensorDown", "var isoscalarAxial", "func scalarCouplings",
        "func vectorCouplings", "func tensorCouplings", "func axialCouplings", "var fractions"],
    "Interactions/ChargeRadius.swift": ["static func shift", "func standardModelRadiusCm2", "public func lower"],
    "Interactions/ChargedScalarExchange.swift": ["public func lower"],
    "Interactions/ChiralityFlip.swift": ["static let fermions", "func moment"],
    "Interactions/DarkFermionProduction.swift": ["public func lower"],
    "Interactions/DipolePortal.swift": ["public func lower"],
    "Interactions/FlavorMatrix.swift": ["static let identity", r"static func \*", r"static func \+"],
    "Interactions/GeneralizedInteractions.swift": ["public func lower", "private var relative"],
    "Interactions/LeptonMixing.swift": ["var sin2Theta23", "var delta", "var matrix"],
    "Interactions/LightAxialMediator.swift": ["public func lower"],
    "Interactions/LightPseudoscalarMediator.swift": ["public func lower"],
    "Interactions/LightScalarMediator.swift": ["public func lower"],
    "Interactions/LightTensorMediator.swift": ["public func lower"],
    "Interactions/LightVectorMediator.swift": ["var couplings", "public func lower"],
    "Interactions/LoopInducedNSI.swift": ["func nonStandardInteractions", "static func estimate"],
    "Interactions/MagneticMoment.swift": [
        r"func moments\(_ nature", "public func lower", "func standardModelMoment", "static func contributions"],
    "Interactions/MediatorParameters.swift": ["let amplitudeUnitMeV2"],
    "Interactions/Millicharge.swift": ["public func lower"],
    "Interactions/NonStandardInteractions.swift": ["var nucleonMatrices", "public func lower", "public init\\(_ nuclide"],
    "Interactions/OscillationPhase.swift": [
        "static let constantMeVPerEV2m", "func waveNumberPerCm", "public func callAsFunction",
        "private func inverseSquareCosine"],
    "Interactions/StandardModel.swift": ["public func lower"],
    "Interactions/SterileOscillation.swift": ["public func amplitude"],
    "Interactions/TargetCouplings.swift": [r"static func \*", "func weighted", "onCharge kind"],
    "Nuclides/AxialResponse.swift": [r"init\?\(nuclide", "func addResponse"],
    "Nuclides/AtomicElectrons.swift": ["func scatterer"],
}
# Where a number is a count, an index or an order, or a sum is one of arrays.
NOT_NUMBERS = re.compile(r"Int\(|func \w+\(|in 0\.\.<|row\[|pieces|order:|weights\.|count: |kind == |T >= ")
ARRAYS = re.compile(r"\s*(add\(|zip\(|NeutrinoFlavor\.|\[|relative|nucleons |DipoleCurrent)")
# Mutants that change nothing that could be told, with the reason.
# Mutants that no rate can tell, by a part of their description, and why.
EQUIVALENT = {
    "OscillationPhase:47": "sin² is even in its argument",
    "OscillationPhase:50": "reached only where nothing is averaged, which is handled before",
    "loop-induced-nsi: axial isoscalarSpin": "up and down quarks cancel: all of it vanishes",
    "dipole-portal": "its final state has nothing to interfere with",
}
TOKEN = re.compile(
    r"//[^\n]*|\"(?:[^\"\\]|\\.)*\"|(?P<number>(?<![\w.$\])}])-?\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?(?![\w.]|\.\w))"
    r"|(?P<number2>(?<![\w.$])\d[\d_]*(?:\.\d+)?(?:e[+-]?\d+)?(?=\.squareRoot))"
    r"|(?P<binary>(?<=\s)[+-](?=\s))|(?P<unary>(?<=[\s(\[:,])-(?=[A-Za-z(.]))")


def region(text, start):
    """From the start of a declaration to the end of its braces, or of its line where it has none."""
    line_end = text.index("\n", start)
    brace, equals = text.find("{", start), text.find("=", start)
    if equals != -1 and equals < line_end and (brace == -1 or brace > line_end):
        end = line_end
        # A table in brackets goes on to its end.
        if text[:line_end].rstrip().endswith("["):
            end = text.index("\n  ]", start)
        return end
    depth = 0
    for i in range(brace, len(text)):
        depth += (text[i] == "{") - (text[i] == "}")
        if depth == 0:
            return i
    raise SystemExit("no end of a declaration")


def lowering_sources():
    """The sources with numbers and signs wrapped, and the mutants of these."""
    sources, mutants, index = {}, [], 0
    for name, starts in REGIONS.items():
        path = Path("Sources/Sevens") / name
        text = (ROOT / path).read_text()
        spans = []
        for pattern in starts:
            places = list(re.finditer(pattern, text))
            if not places:
                raise SystemExit(f"{name}: nothing like {pattern}")
            spans += [(m.start(), region(text, m.start())) for m in places]
        out, position = "", 0
        for first, last in sorted(spans):
            if first < position:
                continue
            # The head of a function holds types and defaults, not coefficients.
            brace = text.find("{", first)
            head = text.find("=", first) if "=" in text[first:text.index("\n", first)] else brace
            first = min(x for x in (brace, head) if x != -1) if head != -1 else brace
            out += text[position:first]
            position = first
            for token in TOKEN.finditer(text, first, last):
                number = token["number"] or token["number2"]
                line = text[text.rfind("\n", 0, token.start()) + 1:text.index("\n", token.start())]
                where = f"{path.stem}:{text.count(chr(10), 0, token.start()) + 1}: {line.strip()}"
                if number:
                    if float(number.replace("_", "")) == 0 or NOT_NUMBERS.search(line):
                        continue
                    new = f"mutant({index}, {number})"
                    kinds = (("flip", -1), ("grow", 1.001))
                    what = number
                elif token["unary"]:
                    new, kinds, what = f"mutant({index}, -1) * ", (("flip", -1),), "unary -"
                elif token["binary"]:
                    if ARRAYS.match(text[token.end():]) or NOT_NUMBERS.search(line):
                        continue
                    sign = "-1" if token["binary"] == "-" else "1"
                    new, kinds, what = f"+ mutant({index}, {sign}) *", (("flip", -1),), token["binary"]
                else:
                    continue
                out += text[position:token.start()] + new
                position = token.end()
                mutants += [(f"{index}={factor}", f"{kind} {what} @{token.start() - text.rfind(chr(10), 0, token.start())} {where}")
                            for kind, factor in kinds]
                index += 1
            out += text[position:last]
            position = last
        sources[path] = out + text[position:]
    # Every coupling on its way to the engine.
    path = Path("Sources/Sevens/Interactions/InteractionInstance.swift")
    text = (ROOT / path).read_text()
    line = "let contributions = interaction.lower(electroweak)"
    if text.count(line) != 1:
        raise SystemExit("InteractionInstance.lower is another one")
    sources[path] = text.replace(
        line, "let contributions = mutated(interaction.lower(electroweak), type(of: interaction).id)")
    return sources, mutants


COUPLINGS = """
private let lock = NSLock()
nonisolated(unsafe) private var seen = Set<String>()
private let log = ProcessInfo.processInfo.environment["SEVENS_MUTANT_LOG"]

func mutated(_ contributions: [Contribution], _ id: String) -> [Contribution] {
  once
  if key.isEmpty && log == nil || index >= 0 { return contributions }
  return contributions.map { contribution in
    let own = "\\(id): \\(contribution.term.kind) \\(contribution.term.weight)"
    if let log {
      lock.withLock {
        if seen.insert(own).inserted, let file = fopen(log, "a") {
          fputs(own + "\\n", file)
          fclose(file)
        }
      }
    }
    guard key == own else { return contribution }
    var other = contribution
    (other.real, other.imaginary) = (factor * other.real, factor * other.imaginary)
    return other
  }
}
"""
# Many mutants in one process: those in functions, which are not asked for before they live.
BATTERY = """import Foundation
import Sevens
import SevensTestSupport
import Testing

@Suite struct MutationBattery {
  @Test func cases() throws {
    guard let path = ProcessInfo.processInfo.environment["SEVENS_MUTANTS"] else { return }
    var random = SplitMix64(seed: 1612)
    var points: [(CrossSectionQuery, Double, Double, [String: Double], Double)] = []
    for _ in 0..<120 {
      let theory = try LiteratureCrossSectionTests.theory(&random)
      for _ in 0..<10 {
        let query = try LiteratureCrossSectionTests.point(theory, &random)
        let E = random.uniform(5, 50)
        let T = query.crossSection.maximumRecoil(energy: .MeV(E)).value * random.uniform(0.05, 0.95)
        let expected = try LiteratureCrossSectionTests.expected(query, E, T)
        points.append((query, E, T, expected, expected.values.reduce(0, +)))
      }
    }
    func fails(_ point: (CrossSectionQuery, Double, Double, [String: Double], Double)) -> Bool {
      let (query, E, T, expected, total) = point
      let found = query.crossSection.channels(energy: .MeV(E), recoil: RecoilEnergy(T))
      return Set(expected.keys).union(found.map(\\.name)).contains { name in
        let (value, right) = (found.first { $0.name == name }?.value ?? 0, expected[name] ?? 0)
        return !(abs(value - right) <= 1e-10 * max(abs(right), 1e-6 * total))
      }
    }
    #expect(!points.contains(where: fails))
    for mutant in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\\n") {
      revive(String(mutant))
      if points.contains(where: fails) { print("killed", mutant) }
    }
    revive("")
  }
}
"""

# ---- both

MODES = {
    # levels, folders, suites, where the switch goes
    "kappa": ("01", ["Sources/CSevensMath", "Sources/SevensNumerics", "Sources/SevensKernel", "Sources/SevensInference",
                     "Tests/Support", "Tests/SevensNumericsTests", "Tests/SevensKernelTests", "Tests/SevensInferenceTests"],
              [r"SevensKernelTests\.Kappa"], "SevensKernel"),
    "lowering": ("012", ["Sources", "Tests", "Data"],
                 [r"SevensTests\.LiteratureCrossSection", r"SevensTests\.(Interaction|KnownInteraction|Lowering|Sterile|ReferenceValues"
                  r"|CouplingLaws|CouplingValidation|Neutrino|AtomicElectrons|AxialResponse|CrossSection|Source|NucleonMatrix|Published)"], "Sevens"),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("mode", choices=MODES)
    parser.add_argument("--list", action="store_true", help="print the mutants and stop")
    parser.add_argument("--only", metavar="TEXT", help="only mutants whose description contains this")
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N mutants")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="mutants at a time")
    parser.add_argument("--keep", metavar="FOLDER", help="build there, and leave it: the next run builds less")
    options = parser.parse_args()
    sources, mutants = kappa_sources() if options.mode == "kappa" else lowering_sources()
    if options.list:
        return print("\n".join(f"{key:>12}  {what}" for key, what in mutants))
    with tempfile.TemporaryDirectory(prefix="sevens-mutants-") as directory:
        return test(options, sources, mutants, Path(options.keep or directory))


def write(copy, folders, sources):
    """Brings a copy of the repository up to date; what has not changed is not touched, so that builds are short."""
    wanted = {path.relative_to(ROOT): path.read_bytes()
              for path in [ROOT / "Package.swift", *(p for f in folders for p in (ROOT / f).rglob("*"))] if path.is_file()}
    wanted |= {path: text.encode() for path, text in sources.items()}
    for folder in folders:
        for path in (copy / folder).rglob("*"):
            if path.is_file() and path.relative_to(copy) not in wanted:
                path.unlink()
    for path, data in wanted.items():
        target = copy / path
        if not target.exists() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def test(options, sources, mutants, copy):
    levels, folders, suites, module = MODES[options.mode]
    switch = SWITCH + (COUPLINGS if options.mode == "lowering" else "")
    sources[Path("Sources") / module / "Mutant.swift"] = switch
    if options.mode == "lowering":
        sources[Path("Tests/SevensTests/MutationBattery.swift")] = BATTERY
    write(copy, folders, sources)
    environment = {**os.environ, "SEVENS_LEVELS": levels}
    build = ["swift", "build", "-c", "release", "--build-tests", "--disable-xctest"]
    if subprocess.run(build, cwd=copy, env=environment).returncode:
        raise SystemExit("the mutants do not build")

    def run(suite, **more):
        # The tests themselves where they are a program, which saves the time to plan a build.
        program = next((copy / ".build/release").glob("*.xctest"), None)
        command = ([program, "--testing-library", "swift-testing"] if program and program.is_file() else
                   ["swift", "test", "-c", "release", "--disable-xctest", "--skip-build"]) + ["--filter", suite]
        done = subprocess.run(command, cwd=copy, env=environment | more, text=True, capture_output=True)
        output = done.stdout + done.stderr
        if "Test run started" not in output or not done.returncode and not re.search("tests? in", output):
            raise SystemExit("the tests did not run:\n" + output[-4000:])
        # A trap is as good as a failure.
        return done.returncode != 0, output

    log = copy / "couplings.txt"
    log.unlink(missing_ok=True)
    dead = set()
    for suite in suites:
        if run(suite)[0]:
            raise SystemExit(f"{suite} fails without any mutation")
    if options.mode == "lowering":
        def battery(keys, **more):
            (copy / "mutants.txt").write_text("\n".join(keys))
            failed, output = run(r"SevensTests\.MutationBattery", SEVENS_MUTANTS=str(copy / "mutants.txt"), **more)
            if failed:
                raise SystemExit("the battery fails without any mutation:\n" + output[-4000:])
            return set(re.findall(r"^killed (.*)$", output, re.M))

        battery([], SEVENS_MUTANT_LOG=str(log))
        mutants += [(f"{key}=-1", f"flip {key}") for key in sorted(set(log.read_text().splitlines()))]
        dead = battery([key for key, _ in mutants])
        print(f"{len(dead)} of {len(mutants)} die against the formulas of the literature", flush=True)
    mutants = [m for m in mutants if (options.only or "") in m[1]][:options.limit]

    def killed(mutant):
        return mutant[0] in dead or any(run(suite, SEVENS_MUTANT=mutant[0])[0] for suite in suites)

    survivors, explained = [], 0
    with ThreadPoolExecutor(options.jobs) as pool:
        for (_, what), gone in zip(mutants, pool.map(killed, mutants)):
            reason = next((r for text, r in EQUIVALENT.items() if text in what), None)
            word = "killed  " if gone else "SURVIVED" if reason is None else "the same"
            print(f"{word} {what}{'' if gone or reason is None else ': ' + reason}", flush=True)
            if not gone:
                explained += reason is not None
                survivors += [what] if reason is None else []
    print(f"{len(mutants)} mutants, {len(mutants) - len(survivors) - explained} killed, {explained} the same, "
          f"survivors: {'; '.join(survivors) or 'none'}")
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
