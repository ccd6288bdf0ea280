package io.shoal.event.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rows of a CSV file (RFC 4180, without line breaks inside fields) by the names of its header. */
final class CsvRows {
  private final List<String> header;

  CsvRows(byte[] headerLine) {
    header = fields(new String(headerLine, StandardCharsets.UTF_8));
  }

  Map<String, String> row(byte[] line) {
    List<String> fields = fields(new String(line, StandardCharsets.UTF_8));
    Map<String, String> row = new HashMap<>();
    for (int i = 0; i < Math.min(header.size(), fields.size()); i++) {
      row.put(header.get(i), fields.get(i));
    }
    return row;
  }

  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') {
        boolean escaped = quoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (escaped) {
          field.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
