package io.shoal.bundle;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What JSON of a bundle may be: an object of known fields, without names of classes, and where it
 * is asked for, with numbers that are finite.
 */
public final class PlainJson {
  private static final int MAX_DEPTH = 32;
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final Set<String> NO_NUMBERS = Set.of("NaN", "Infinity", "-Infinity", "INF");

  private PlainJson() {}

  /**
   * Reads an object.
   *
   * @param fields that it must have, and no others
   * @throws IOException that says what is wrong with it
   */
  public static JsonNode read(byte[] json, Set<String> fields) throws IOException {
    return read(json, fields, Set.of());
  }

  /**
   * Reads an object in which some fields hold whatever customers' events hold.
   *
   * @param fields that it must have, and no others
   * @param words those of them in which any name and any text may stand
   * @throws IOException that says what is wrong with it
   */
  public static JsonNode read(byte[] json, Set<String> fields, Set<String> words)
      throws IOException {
    JsonNode root = JSON.readTree(json);
    Set<String> names = new TreeSet<>();
    root.fieldNames().forEachRemaining(names::add);
    if (!root.isObject() || !names.equals(fields)) {
      throw new IOException(
          "it has the fields " + names + ", and must have " + new TreeSet<>(fields));
    }
    for (Map.Entry<String, JsonNode> field : root.properties()) {
      if (!words.contains(field.getKey())) {
        requireNoClass(field.getValue());
      }
    }
    return root;
  }

  /**
   * Requires that all numbers in it are finite, those that are written as text as well.
   *
   * @return the node
   * @throws IOException that names the first that is not
   */
  public static JsonNode requireFinite(JsonNode node) throws IOException {
    boolean tooLarge = node.isNumber() && !Double.isFinite(node.doubleValue());
    if (tooLarge || (node.isTextual() && NO_NUMBERS.contains(node.textValue()))) {
      throw new IOException("it holds " + node + ", which is no finite number");
    }
    for (JsonNode child : node) {
      requireFinite(child);
    }
    return node;
  }

  private static void requireNoClass(JsonNode node) throws IOException {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = field.getKey();
      if (name.startsWith("@") || name.equals("class")) {
        throw new IOException("it names a class in the field '" + name + "'");
      }
    }
    for (JsonNode child : node) {
      requireNoClass(child);
    }
  }
}
