package io.shoal.featurelog;

import java.util.Map;
import java.util.TreeMap;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;

/** A map from names to counts. */
final class CountsConverter extends GroupConverter {
  private final CellConverter key = new CellConverter();
  private final CellConverter count = new CellConverter();
  private final GroupConverter entry =
      new GroupConverter() {
        @Override
        public Converter getConverter(int field) {
          return field == 0 ? key : count;
        }

        @Override
        public void start() {
          // Both cells are always written.
        }

        @Override
        public void end() {
          counts.put(key.text(), (int) count.number());
        }
      };
  private Map<String, Integer> counts = new TreeMap<>();

  Map<String, Integer> counts() {
    return counts;
  }

  void clear() {
    counts = new TreeMap<>();
  }

  @Override
  public Converter getConverter(int field) {
    return entry;
  }

  @Override
  public void start() {
    // Cleared with the row.
  }

  @Override
  public void end() {
    // Complete with its last entry.
  }
}
