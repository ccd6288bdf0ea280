package io.shoal.featurelog;

import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/** Takes rows apart into the columns of {@link RowSchema}. */
final class RowWriteSupport extends WriteSupport<LogRow> {
  private RecordConsumer out;

  @Override
  @SuppressWarnings("deprecation") // It is abstract.
  public WriteContext init(Configuration configuration) {
    throw new IllegalStateException("the log is written without Hadoop");
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(RowSchema.TYPE, RowSchema.METADATA);
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    out = consumer;
  }

  @Override
  public void write(LogRow row) {
    out.startMessage();
    field(RowSchema.WINDOW_END, () -> out.addLong(row.windowEnd()));
    if (row instanceof UserRow user) {
      write(user);
    } else {
      write((WindowRow) row);
    }
    out.endMessage();
  }

  private void write(UserRow row) {
    text(RowSchema.USER, row.user());
    text(RowSchema.FEATURE_SPEC, row.featureSpec());
    text(RowSchema.MODEL, row.model());
    field(RowSchema.IDLE, () -> out.addBoolean(row.idle()));
    field(RowSchema.RETIRED, () -> out.addBoolean(row.retired()));
    field(RowSchema.DUPLICATES, () -> out.addInteger(row.duplicates()));
    counts(RowSchema.EVENTS, row.events());
    counts(RowSchema.SOURCES, row.sources());
    vector(RowSchema.FEATURES, row.values(), row.present());
    vector(RowSchema.PANE, row.pane().values(), row.pane().present());
  }

  private void write(WindowRow row) {
    field(RowSchema.DEAD, () -> out.addLong(row.dead()));
    text(RowSchema.CENSUS, row.events().toJson());
  }

  private void field(String name, Runnable value) {
    int index = RowSchema.index(name);
    out.startField(name, index);
    value.run();
    out.endField(name, index);
  }

  private void text(String name, String value) {
    field(name, () -> out.addBinary(Binary.fromString(value)));
  }

  private void group(String name, Runnable content) {
    field(
        name,
        () -> {
          out.startGroup();
          content.run();
          out.endGroup();
        });
  }

  private void counts(String name, Map<String, Integer> counts) {
    group(
        name,
        () -> {
          if (counts.isEmpty()) {
            return;
          }
          out.startField("key_value", 0);
          new TreeMap<>(counts).forEach(this::entry);
          out.endField("key_value", 0);
        });
  }

  private void entry(String key, int count) {
    out.startGroup();
    out.startField("key", 0);
    out.addBinary(Binary.fromString(key));
    out.endField("key", 0);
    out.startField("value", 1);
    out.addInteger(count);
    out.endField("value", 1);
    out.endGroup();
  }

  private void vector(String name, float[] values, boolean[] present) {
    group(
        name,
        () -> {
          if (values.length == 0) {
            return;
          }
          out.startField("list", 0);
          for (int i = 0; i < values.length; i++) {
            element(values[i], present[i]);
          }
          out.endField("list", 0);
        });
  }

  private void element(float value, boolean present) {
    out.startGroup();
    if (present) {
      out.startField("element", 0);
      out.addFloat(value);
      out.endField("element", 0);
    }
    out.endGroup();
  }
}
