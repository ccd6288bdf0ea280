package io.shoal.featurelog;

import io.shoal.window.EventCensus;
import io.shoal.window.PaneFeatures;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;

/** Puts rows together from the columns of {@link RowSchema}. */
final class RowMaterializer extends RecordMaterializer<LogRow> {
  private final Converter[] converters = new Converter[RowSchema.TYPE.getFieldCount()];
  private final CellConverter windowEnd = cell(RowSchema.WINDOW_END);
  private final CellConverter user = cell(RowSchema.USER);
  private final CellConverter featureSpec = cell(RowSchema.FEATURE_SPEC);
  private final CellConverter model = cell(RowSchema.MODEL);
  private final CellConverter idle = cell(RowSchema.IDLE);
  private final CellConverter retired = cell(RowSchema.RETIRED);
  private final CellConverter duplicates = cell(RowSchema.DUPLICATES);
  private final CountsConverter events = counts(RowSchema.EVENTS);
  private final CountsConverter sources = counts(RowSchema.SOURCES);
  private final VectorConverter features = vector(RowSchema.FEATURES);
  private final VectorConverter pane = vector(RowSchema.PANE);
  private final CellConverter dead = cell(RowSchema.DEAD);
  private final CellConverter census = cell(RowSchema.CENSUS);
  private LogRow row;

  private final GroupConverter root =
      new GroupConverter() {
        @Override
        public Converter getConverter(int field) {
          return converters[field];
        }

        @Override
        public void start() {
          user.clear();
          events.clear();
          sources.clear();
          features.clear();
          pane.clear();
        }

        @Override
        public void end() {
          row = user.has() ? userRow() : windowRow();
        }
      };

  private CellConverter cell(String field) {
    CellConverter converter = new CellConverter();
    converters[RowSchema.index(field)] = converter;
    return converter;
  }

  private CountsConverter counts(String field) {
    CountsConverter converter = new CountsConverter();
    converters[RowSchema.index(field)] = converter;
    return converter;
  }

  private VectorConverter vector(String field) {
    VectorConverter converter = new VectorConverter();
    converters[RowSchema.index(field)] = converter;
    return converter;
  }

  private UserRow userRow() {
    PaneFeatures vector = features.features();
    return new UserRow(
        user.text(),
        windowEnd.number(),
        featureSpec.text(),
        model.text(),
        idle.truth(),
        retired.truth(),
        (int) duplicates.number(),
        events.counts(),
        sources.counts(),
        vector.values(),
        vector.present(),
        pane.features());
  }

  private WindowRow windowRow() {
    return new WindowRow(windowEnd.number(), dead.number(), EventCensus.fromJson(census.text()));
  }

  @Override
  public LogRow getCurrentRecord() {
    return row;
  }

  @Override
  public GroupConverter getRootConverter() {
    return root;
  }
}
