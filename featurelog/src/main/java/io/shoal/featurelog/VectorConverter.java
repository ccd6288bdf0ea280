package io.shoal.featurelog;

import io.shoal.window.PaneFeatures;
import java.util.Arrays;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;

/** A list of numbers, each there or not. */
final class VectorConverter extends GroupConverter {
  private final CellConverter element = new CellConverter();
  private final GroupConverter list =
      new GroupConverter() {
        @Override
        public Converter getConverter(int field) {
          return element;
        }

        @Override
        public void start() {
          element.clear();
        }

        @Override
        public void end() {
          append();
        }
      };
  private float[] values = new float[128];
  private boolean[] present = new boolean[128];
  private int size;

  private void append() {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
      present = Arrays.copyOf(present, 2 * size);
    }
    values[size] = element.has() ? element.real() : 0;
    present[size++] = element.has();
  }

  void clear() {
    size = 0;
  }

  /** What has been read, of its own memory. */
  PaneFeatures features() {
    return new PaneFeatures(Arrays.copyOf(values, size), Arrays.copyOf(present, size));
  }

  @Override
  public Converter getConverter(int field) {
    return list;
  }

  @Override
  public void start() {
    // Cleared with the row.
  }

  @Override
  public void end() {
    // Complete with its last element.
  }
}
