package io.shoal.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.shoal.embedding.ArchivedNetwork;
import io.shoal.embedding.Calibration;
import io.shoal.embedding.Network;
import io.shoal.embedding.NetworkRuntime;
import io.shoal.embedding.Normalizer;
import io.shoal.embedding.RunnerMissingException;
import io.shoal.embedding.ServedNetwork;
import io.shoal.embedding.StoredNetwork;
import io.shoal.feature.FeaturePlan;
import io.shoal.feature.FeatureSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads a bundle in the order in which it can be trusted: names and sizes, checksums, format
 * version, hash of the feature specification, shapes, and last the golden vectors. Nothing is
 * parsed before its checksum holds, and nothing in a bundle is ever run. A checksum protects from
 * damage, not from whoever can write checksums too, so everything is bounded as it is parsed.
 */
final class BundleReader {
  /** Of bundles whose network is compiled. */
  static final int COMPILED_FORMAT = 2;

  /** Of bundles that say what runs their network. */
  static final int FORMAT = 3;

  private final Map<String, byte[]> given;
  private final Map<BundleFile, byte[]> files = new EnumMap<>(BundleFile.class);

  /** Reads one file. */
  private interface Part<T> {
    T read(byte[] bytes) throws IOException;
  }

  /**
   * @param given content by name, of every file that is there
   */
  BundleReader(Map<String, byte[]> given) {
    this.given = given;
  }

  ModelBundle read() throws IOException {
    gather();
    JsonNode manifest = part(BundleFile.MLMODEL, this::manifest);
    part(BundleFile.GOAL, BundleReader::yaml);
    FeaturePlan plan =
        part(
            BundleFile.FEATURES,
            text -> plan(yaml(text), manifest.path("feature_spec_hash").asText()));
    Normalizer normalizer =
        part(
            BundleFile.NORMALIZER,
            json -> {
              PlainJson.requireFinite(PlainJson.read(json, Set.of("centres", "scales")));
              return Normalizer.fromJson(json);
            });
    Calibration calibration =
        part(
            BundleFile.CALIBRATION,
            json -> {
              PlainJson.requireFinite(
                  PlainJson.read(json, Set.of("scores", "rates", "reliability")));
              return Calibration.fromJson(json);
            });
    NetworkRuntime runtime = part(BundleFile.MLMODEL, any -> runtime(manifest));
    requireScales(plan.outputs(), normalizer);
    ServedNetwork network = network(runtime);
    requireFit(plan.outputs(), network);
    List<GoldenVector> golden = part(BundleFile.GOLDEN, new GoldenFile(network)::read);
    return part(
        BundleFile.MLMODEL,
        any ->
            new ModelBundle(
                manifest.path("name").asText(),
                manifest.path("version").asText(),
                manifest.path("provenance").toString(),
                text(BundleFile.FEATURES),
                text(BundleFile.GOAL),
                normalizer,
                network,
                files.get(BundleFile.SEGMENTS),
                files.get(BundleFile.REFERENCE),
                calibration,
                files.get(BundleFile.NETWORK_ZIP),
                golden,
                text(BundleFile.CARD)));
  }

  /** Takes in all files, each of them whole. */
  private void gather() throws IOException {
    for (String name : given.keySet()) {
      BundleFile.requireKnown(name);
    }
    ChecksumList sums = new ChecksumList(bytes(BundleFile.CHECKSUMS));
    for (BundleFile file : BundleFile.values()) {
      files.put(file, bytes(file.fileName()));
    }
    for (Map.Entry<BundleFile, byte[]> file : files.entrySet()) {
      sums.require(file.getKey().fileName(), file.getValue());
    }
  }

  private byte[] bytes(String name) throws IOException {
    byte[] bytes = given.get(name);
    if (bytes == null) {
      throw new BundleRefusedException(name, "is missing");
    }
    BundleFile.requireSize(name, bytes.length);
    return bytes;
  }

  /** Whatever is wrong inside a file is told with its name. */
  private <T> T part(BundleFile file, Part<T> part) throws IOException {
    try {
      return part.read(files.get(file));
    } catch (BundleRefusedException e) {
      throw e;
    } catch (RunnerMissingException e) {
      throw new BundleRefusedException(file.fileName(), e);
    } catch (IOException | RuntimeException e) {
      throw new BundleRefusedException(file.fileName(), "cannot be used: " + e.getMessage(), e);
    }
  }

  private JsonNode manifest(byte[] text) throws IOException {
    PlainYaml.require(text);
    JsonNode flavor = new YAMLMapper().readTree(text).path("flavors").path("shoal");
    int format = flavor.path("format_version").asInt(-1);
    if (format != FORMAT && format != COMPILED_FORMAT) {
      throw new IOException(
          "it has format version "
              + format
              + ", and this release reads "
              + COMPILED_FORMAT
              + " and "
              + FORMAT
              + ": train again, or use the release that wrote it");
    }
    String name = flavor.path("name").asText();
    ModelName.require(name);
    String version = flavor.path("version").asText();
    String computed = BundleVersion.of(name, files);
    if (!version.equals(computed)) {
      throw new IOException(
          "it says version '" + version + "', and its files are those of " + computed);
    }
    return flavor;
  }

  private static String yaml(byte[] text) throws IOException {
    PlainYaml.require(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private static FeaturePlan plan(String yaml, String hash) throws IOException {
    FeatureSpec spec = FeatureSpec.parse(yaml);
    if (!spec.hash().equals(hash)) {
      throw new IOException("it is not the one that the model was trained with");
    }
    return new FeaturePlan(spec);
  }

  private static NetworkRuntime runtime(JsonNode manifest) {
    return manifest.path("format_version").asInt() == COMPILED_FORMAT
        ? NetworkRuntime.COMPILED
        : NetworkRuntime.of(manifest.path("runtime").asText());
  }

  /** What is to be served; the other of the two networks of a bundle may be left empty. */
  private ServedNetwork network(NetworkRuntime runtime) throws IOException {
    if (runtime == NetworkRuntime.DL4J) {
      part(BundleFile.WEIGHTS, BundleReader::requireNone);
      return part(BundleFile.NETWORK_ZIP, ArchivedNetwork::of);
    }
    Network compiled = part(BundleFile.WEIGHTS, Network::fromBytes);
    if (files.get(BundleFile.NETWORK_ZIP).length > 0) {
      part(BundleFile.NETWORK_ZIP, StoredNetwork::read);
    }
    return compiled;
  }

  private static byte[] requireNone(byte[] weights) throws IOException {
    if (weights.length > 0) {
      throw new IOException("it holds a compiled network, and MLmodel says that DL4J serves");
    }
    return weights;
  }

  private static void requireScales(int outputs, Normalizer normalizer)
      throws BundleRefusedException {
    if (normalizer.outputs() != outputs) {
      throw new BundleRefusedException(
          BundleFile.NORMALIZER.fileName(),
          "scales " + normalizer.outputs() + " outputs, and the features have " + outputs);
    }
  }

  private static void requireFit(int outputs, ServedNetwork network) throws BundleRefusedException {
    if (network.inputs() != 2 * outputs || network.outputs() != outputs) {
      BundleFile file =
          network.runtime() == NetworkRuntime.COMPILED
              ? BundleFile.WEIGHTS
              : BundleFile.NETWORK_ZIP;
      throw new BundleRefusedException(
          file.fileName(),
          "takes "
              + network.inputs()
              + " inputs and gives "
              + network.outputs()
              + " outputs, and the features have "
              + outputs
              + ": twice as many inputs are needed, and as many outputs");
    }
  }

  private String text(BundleFile file) {
    return new String(files.get(file), StandardCharsets.UTF_8);
  }
}
