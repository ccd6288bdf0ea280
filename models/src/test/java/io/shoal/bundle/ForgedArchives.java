package io.shoal.bundle;

import static io.shoal.bundle.HostileCase.edited;
import static io.shoal.bundle.HostileCase.forged;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a careful stranger may do to the network of a bundle that DL4J is to run. */
final class ForgedArchives {
  private static final String FILE = "network.zip";
  private static final String CLASS = "io.shoal.bundle.Canary";

  /** Where ND4J writes how many weights follow. */
  private static final int LENGTH = 2 + 10 + 8 + 2 + 4 + 8 * 8 + 2 + 10;

  private ForgedArchives() {}

  static List<HostileCase> all() throws IOException {
    return List.of(
        configured("a class named", "{\"layer\":{\"@class\":\"" + CLASS + "\"}}"),
        configured(
            "a class named twice",
            "{\"@class\":\""
                + CLASS
                + "\",\"@class\":\"org.deeplearning4j.nn.conf.layers.Dense\"}"),
        configured("a class of the JDK", "{\"@class\":\"javax.script.ScriptEngineManager\"}"),
        configured("a class of DL4J that is no layer", "{\"@class\":\"org.deeplearning4j.nn.X\"}"),
        configured("two thousand million units", "{\"nout\":2147483647}"),
        configured("two thousand million inputs", "{\"nIn\":2147483647}"),
        configured("an array that is too large", "{\"shape\":[2147483647,2147483647]}"),
        configured("nested deeply", "[".repeat(5_000) + "]".repeat(5_000)),
        configured("no JSON", "layers?"),
        configured("two of them", "{} {}"),
        weights("a weight that is no number", BundleForge.coefficients(0.5f, Float.NaN, 1)),
        weights("an endless weight", BundleForge.coefficients(0.5f, Float.NEGATIVE_INFINITY, 1)),
        weights("weights without end", length(Long.MAX_VALUE)),
        weights("weights below zero", length(-3)),
        weights("fewer weights than it says", length(4)),
        weights("more weights than it says", length(2)),
        weights("a length that overflows to the right one", length((1L << 62) + 3)),
        weights("no weights", BundleForge.coefficients()),
        weights("a Java object for weights", SerialCanary.bytes()),
        weights("weights cut short", Arrays.copyOf(BundleForge.coefficients(1, 2, 3), 20)),
        with("a Java object beside it", "preprocessor.bin", SerialCanary.bytes()),
        with("zip slip", "../evil", new byte[1]),
        with("zip slip with an absolute path", "/tmp/evil", new byte[1]),
        with("an updater", "updaterState.bin", new byte[1]),
        forged("no archive", FILE, "PK?"),
        forged("nothing", FILE, ""),
        new HostileCase(
            "cut short",
            FILE,
            bundle -> {
              byte[] bytes = bundle.read(FILE);
              bundle.forge(FILE, Arrays.copyOf(bytes, bytes.length / 2));
            }),
        forged("weights of another network beside it", "network.weights", "SHOL"),
        edited("compiled, it says", "MLmodel", "\"dl4j\"", "\"compiled\"")
            .naming("network.weights"),
        edited("of the other format", "MLmodel", "\"format_version\" : 3", "\"format_version\" : 2")
            .naming("network.weights"),
        edited("run by a stranger", "MLmodel", "\"dl4j\"", "\"" + CLASS + "\""));
  }

  private static byte[] length(long length) throws IOException {
    byte[] bytes = BundleForge.coefficients(0.5f, 0.25f, 1);
    ByteBuffer.wrap(bytes).putLong(LENGTH + 2, length);
    return bytes;
  }

  private static HostileCase configured(String name, String configuration) throws IOException {
    return forged(name, FILE, BundleForge.archive(configuration, 0.5f, 0.25f, 1));
  }

  private static HostileCase weights(String name, byte[] coefficients) throws IOException {
    return forged(name, FILE, BundleForge.zip(entries(coefficients)));
  }

  private static HostileCase with(String name, String entry, byte[] bytes) throws IOException {
    Map<String, byte[]> entries = entries(BundleForge.coefficients(0.5f, 0.25f, 1));
    entries.put(entry, bytes);
    return forged(name, FILE, BundleForge.zip(entries));
  }

  private static Map<String, byte[]> entries(byte[] coefficients) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("configuration.json", BundleForge.utf8("{}"));
    entries.put("coefficients.bin", coefficients);
    return entries;
  }
}
