package io.shoal.job.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The published schema of one kind of record. */
public final class Contract {
  private static final Path SCHEMAS = Path.of("..", "docs", "schemas");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonSchema schema;

  /**
   * @param name such as {@code segments.v1}
   */
  public Contract(String name) throws IOException {
    try (InputStream text = Files.newInputStream(SCHEMAS.resolve(name + ".schema.json"))) {
      schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(
                  text, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    }
  }

  /** What is wrong with a record; nothing if it keeps the contract. */
  public List<String> faults(String json) throws IOException {
    return schema.validate(JSON.readTree(json)).stream().map(Object::toString).toList();
  }

  static List<Path> examples() throws IOException {
    try (var files = Files.list(SCHEMAS)) {
      return files.filter(file -> file.toString().endsWith(".example.json")).sorted().toList();
    }
  }
}
