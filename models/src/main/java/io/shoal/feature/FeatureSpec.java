package io.shoal.feature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is computed of every user: the one list of features, which training and job both read. */
public final class FeatureSpec {
  private static final String DEFAULTS = "default-features.yaml";
  private static final int MAX_FEATURES = 2_000;

  private final String yaml;
  private final List<FeatureDefinition> features;
  private final Map<String, FeatureWords> words;

  private FeatureSpec(
      String yaml, List<FeatureDefinition> features, Map<String, FeatureWords> words) {
    this.yaml = yaml;
    this.features = List.copyOf(features);
    this.words = Map.copyOf(words);
  }

  /**
   * Reads a specification.
   *
   * @throws IllegalArgumentException that names the feature, what is wrong, and what is allowed
   */
  public static FeatureSpec parse(String yaml) {
    JsonNode root;
    try {
      root = new YAMLMapper().readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "the feature specification is not YAML: " + e.getOriginalMessage(), e);
    }
    JsonNode list = root.path("features");
    if (!list.isArray() || list.isEmpty() || list.size() > MAX_FEATURES) {
      throw new IllegalArgumentException(
          "the feature specification needs a list 'features' of 1 to " + MAX_FEATURES);
    }
    List<FeatureDefinition> features = new ArrayList<>();
    Map<String, FeatureWords> words = new HashMap<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode node : list) {
      FeatureNode written = new FeatureNode(node, root.path("defaults"));
      FeatureDefinition feature = written.definition();
      if (!ids.add(feature.id())) {
        throw new IllegalArgumentException("feature '" + feature.id() + "' is there twice");
      }
      features.add(feature);
      words.put(feature.id(), written.words(feature.kind()));
    }
    return new FeatureSpec(yaml, features, words);
  }

  /** The specification for a shop with content, for use as it is or as a start. */
  public static FeatureSpec defaults() {
    try (InputStream in = FeatureSpec.class.getResourceAsStream(DEFAULTS)) {
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the default feature specification", e);
    }
  }

  /** The text it was read from. */
  public String yaml() {
    return yaml;
  }

  public List<FeatureDefinition> features() {
    return features;
  }

  /** What to call a feature before people. */
  FeatureWords words(FeatureDefinition feature) {
    return words.get(feature.id());
  }

  /**
   * SHA-256 of what the specification computes, in hex: comments, spaces and words for people do
   * not count.
   */
  public String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(features.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
