package io.shoal.bundle;

import static io.shoal.bundle.HostileCase.edited;
import static io.shoal.bundle.HostileCase.forged;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What somebody may do who can write checksums and versions as well. */
final class ForgedFiles {
  private static final String CLASS = "io.shoal.bundle.Canary";
  private static final String TAG = "!!" + CLASS + " [a]";
  private static final String LAUGHS =
      """
      a: &a [x,x,x,x,x,x,x,x,x]
      b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]
      c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]
      d: [*c,*c,*c,*c,*c,*c,*c,*c,*c]
      """;
  private static final String DEEP = "[".repeat(5_000) + "]".repeat(5_000);

  private ForgedFiles() {}

  static List<HostileCase> all() throws IOException {
    List<HostileCase> cases = new ArrayList<>();
    cases.addAll(weights());
    cases.addAll(json());
    cases.addAll(segments());
    cases.addAll(golden());
    cases.addAll(yaml());
    cases.addAll(archives());
    cases.addAll(lists());
    cases.addAll(strangers());
    return cases;
  }

  /** Offsets: 8 number of layers, 12 inputs, 16 units, 20 activation, 21 first weight. */
  private static List<HostileCase> weights() {
    String file = "network.weights";
    return List.of(
        patched("another magic", file, 0, 7),
        patched("another format", file, 4, 99),
        patched("two thousand million layers", file, 8, Integer.MAX_VALUE),
        patched("no layers", file, 8, 0),
        patched("layers below zero", file, 8, -1),
        patched("two thousand million inputs", file, 12, Integer.MAX_VALUE),
        patched("inputs beyond the bound", file, 12, 8_193),
        patched("inputs for which bytes are missing", file, 12, 8_192),
        patched("units below zero", file, 16, Integer.MIN_VALUE),
        patched("two thousand million units", file, 16, Integer.MAX_VALUE),
        patched("an unknown activation", file, 20, 0x7f000000),
        patched("a weight that is no number", file, 21, Float.floatToIntBits(Float.NaN)),
        patched("an endless weight", file, 21, Float.floatToIntBits(Float.POSITIVE_INFINITY)),
        resized("cut short", file, -3),
        resized("longer", file, 1));
  }

  private static List<HostileCase> json() {
    List<HostileCase> cases = new ArrayList<>();
    for (String file : List.of("normalizer.json", "calibration.json", "reference.json")) {
      cases.add(edited("a class named", file, "{", "{\"@class\":\"" + CLASS + "\","));
      cases.add(forged("a class in a list", file, "[\"" + CLASS + "\",{}]"));
      cases.add(forged("nested deeply", file, DEEP));
      cases.add(forged("no JSON", file, "scores?"));
      cases.add(forged("nothing", file, "{}"));
      cases.add(forged("null", file, "null"));
    }
    cases.add(edited("a class inside", "reference.json", "{}", "{\"x\":{\"@class\":\"y\"}}"));
    cases.add(edited("not a stream", "reference.json", "{}", "{\"x\":{\"mean\":[1]}}"));
    cases.add(edited("a bin that is no number", "reference.json", "0.0", "\"NaN\""));
    cases.add(edited("an endless bin", "reference.json", "0.0", "1e999"));
    cases.add(
        edited(
            "panes without bins", "reference.json", "\"paneBins\":[", "\"paneBins\":[],\"x\":["));
    cases.add(edited("bins of no output", "reference.json", "[[", "[[1],["));
    cases.add(
        forged(
            "a scale that is no number", "normalizer.json", "{\"centres\":[0],\"scales\":[NaN]}"));
    cases.add(
        forged("an endless centre", "normalizer.json", "{\"centres\":[1e999],\"scales\":[1]}"));
    cases.add(forged("a scale of zero", "normalizer.json", "{\"centres\":[0],\"scales\":[0]}"));
    cases.add(
        forged("too many outputs", "normalizer.json", "{\"centres\":[0,0],\"scales\":[1,1]}"));
    cases.add(
        forged(
            "twice the same field",
            "normalizer.json",
            "{\"centres\":[0],\"centres\":[0],\"scales\":[1]}"));
    cases.add(
        forged(
            "rates that fall",
            "calibration.json",
            "{\"scores\":[0,1],\"rates\":[1,0],\"reliability\":null}"));
    return cases;
  }

  /** Offsets: 1 dimensions, 17 radius, 33 number of micro-centres. */
  private static List<HostileCase> segments() {
    String file = "segments.bin";
    return List.of(
        patched("another format", file, 0, 0x7f000000),
        patched("two thousand million dimensions", file, 1, Integer.MAX_VALUE),
        patched("dimensions of another network", file, 1, 3),
        patched("a radius that is no number", file, 17, 0x7ff80000),
        patched("two thousand million micro-centres", file, 33, Integer.MAX_VALUE),
        patched("micro-centres that are not there", file, 33, 1 << 20),
        resized("cut short", file, -1),
        resized("longer", file, 1));
  }

  private static List<HostileCase> golden() {
    String file = "golden.jsonl";
    return List.of(
        edited("another answer", file, "\"embedding\":[", "\"embedding\":[0.9,"),
        edited("another question", file, "0.5", "0.25"),
        edited("an answer that is no number", file, "\"embedding\":[", "\"embedding\":[NaN,"),
        edited("an endless question", file, "0.5", "1e999"),
        edited("a class named", file, "{", "{\"@class\":\"" + CLASS + "\","),
        forged("nothing", file, "\n"),
        forged("nested deeply", file, DEEP));
  }

  private static List<HostileCase> yaml() {
    List<HostileCase> cases = new ArrayList<>();
    for (String file : List.of("MLmodel", "feature-spec.yaml", "goal.yaml")) {
      cases.add(forged("a class as a tag", file, "flavors: " + TAG + "\n"));
      cases.add(forged("a billion laughs", file, LAUGHS));
      cases.add(forged("nested deeply", file, DEEP));
      cases.add(forged("no YAML", file, "a: b: c: [\n"));
      cases.add(forged("nothing", file, "{}"));
    }
    String spec = BundleForge.SPEC;
    cases.add(forged("other features", "feature-spec.yaml", spec.replace("P1D", "P2D")));
    cases.add(
        forged(
            "two thousand million buckets",
            "feature-spec.yaml",
            spec.replace("kind: count", "kind: bucket_share, property: p, buckets: 2147483647")));
    cases.add(forged("an unknown kind", "feature-spec.yaml", spec.replace("count", CLASS)));
    cases.add(forged("a goal without end", "goal.yaml", "events: [x]\nhorizon: P0D\n"));
    cases.add(
        edited("another format", "MLmodel", "\"format_version\" : 2", "\"format_version\" : 9"));
    cases.add(edited("a name that leads outside", "MLmodel", "\"test\"", "\"../../test\""));
    cases.add(edited("another version", "MLmodel", "\"test-", "\"test-f"));
    return cases;
  }

  private static List<HostileCase> archives() throws IOException {
    String file = "network.zip";
    byte[] plain = BundleForge.utf8("{}");
    byte[] named = BundleForge.utf8("{\"layer\":{\"@class\":\"" + CLASS + "\"}}");
    byte[] some = new byte[10];
    return List.of(
        forged("zip slip", file, BundleForge.zip(Map.of("../evil", some))),
        forged("zip slip with an absolute path", file, BundleForge.zip(Map.of("/tmp/evil", some))),
        forged(
            "a Java object in it",
            file,
            BundleForge.zip(
                Map.of(
                    "configuration.json",
                    plain,
                    "coefficients.bin",
                    some,
                    "preprocessor.bin",
                    SerialCanary.bytes()))),
        forged(
            "a class named",
            file,
            BundleForge.zip(Map.of("configuration.json", named, "coefficients.bin", some))),
        forged("no weights", file, BundleForge.zip(Map.of("configuration.json", plain))),
        forged("no archive", file, "PK?"),
        forged(
            "a bomb",
            file,
            BundleForge.zip(
                Map.of("configuration.json", plain, "coefficients.bin", new byte[(1 << 29) + 1]))),
        resizedTo("cut short", file, 0.5));
  }

  private static List<HostileCase> lists() {
    String file = BundleFile.CHECKSUMS;
    String sum = "0".repeat(64);
    return List.of(
        line("a path that leads outside", sum + "  ../../evil"),
        line("an absolute path", sum + "  /etc/passwd"),
        line("a file of no bundle", sum + "  evil.class"),
        line("a file named twice", sum + "  README.md"),
        line("no checksum", "README.md"),
        line("a checksum of another kind", "0".repeat(32) + "  README.md"),
        new HostileCase("nothing but spaces", file, b -> b.damage(file, BundleForge.utf8("   "))));
  }

  private static List<HostileCase> strangers() {
    List<HostileCase> cases = new ArrayList<>();
    for (String name :
        List.of(
            "preprocessor.bin", "Canary.class", ".hidden", "model.pkl", "MLMODEL", "conda.yaml")) {
      cases.add(new HostileCase("too many", name, b -> b.damage(name, SerialCanary.bytes())));
    }
    cases.add(
        new HostileCase("a directory too many", "lib", b -> Files.createDirectory(b.path("lib"))));
    return cases;
  }

  private static HostileCase line(String name, String line) {
    return new HostileCase(
        name,
        BundleFile.CHECKSUMS,
        bundle -> {
          String list =
              new String(
                  bundle.read(BundleFile.CHECKSUMS), java.nio.charset.StandardCharsets.UTF_8);
          bundle.damage(BundleFile.CHECKSUMS, BundleForge.utf8(list + line + "\n"));
        });
  }

  private static HostileCase patched(String name, String file, int at, int value) {
    return new HostileCase(
        name,
        file,
        bundle -> {
          byte[] bytes = bundle.read(file);
          ByteBuffer.wrap(bytes).putInt(at, value);
          bundle.forge(file, bytes);
        });
  }

  private static HostileCase resized(String name, String file, int more) {
    return new HostileCase(
        name,
        file,
        bundle -> {
          byte[] bytes = bundle.read(file);
          bundle.forge(file, Arrays.copyOf(bytes, bytes.length + more));
        });
  }

  private static HostileCase resizedTo(String name, String file, double share) {
    return new HostileCase(
        name,
        file,
        bundle -> {
          byte[] bytes = bundle.read(file);
          bundle.forge(file, Arrays.copyOf(bytes, (int) (share * bytes.length)));
        });
  }
}
