package io.shoal.bundle;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;

/**
 * What YAML of a bundle may be: maps, lists and scalars. Tags name classes, anchors and aliases
 * make much of little; no bundle needs them, so all are refused before anything is built.
 */
final class PlainYaml {
  private static final int MAX_DEPTH = 32;
  private static final YAMLFactory YAML =
      YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private PlainYaml() {}

  /**
   * @throws IOException that says what is in it that should not be
   */
  static void require(byte[] text) throws IOException {
    try (YAMLParser parser = YAML.createParser(text)) {
      int depth = 0;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (parser.isCurrentAlias() || parser.getObjectId() != null) {
          throw new IOException("it uses anchors or aliases of YAML, which no bundle needs");
        }
        if (parser.getTypeId() != null) {
          throw new IOException("it uses the YAML tag " + parser.getTypeId());
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (depth > MAX_DEPTH) {
          throw new IOException("it is nested more than " + MAX_DEPTH + " deep");
        }
      }
    }
  }
}
