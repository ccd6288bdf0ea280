package io.shoal.featurelog;

import java.io.Closeable;
import java.io.IOException;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.RecordReader;

/** The rows of one file, in its order, a row group in memory at a time. */
final class LogCursor implements Closeable {
  private static final MessageColumnIO COLUMNS = new ColumnIOFactory().getColumnIO(RowSchema.TYPE);

  private final LogFile file;
  private final ParquetFileReader reader;
  private RecordReader<LogRow> rows;
  private long left;
  private LogRow row;
  private long window = Long.MIN_VALUE;

  LogCursor(LogFile file) throws IOException {
    this.file = file;
    reader = LogFile.open(file.path());
  }

  /**
   * Moves to the next row; false after the last.
   *
   * @throws IOException that names the file, where it is damaged
   */
  boolean next() throws IOException {
    try {
      while (left == 0) {
        PageReadStore group = reader.readNextRowGroup();
        if (group == null) {
          return false;
        }
        left = group.getRowCount();
        rows = COLUMNS.getRecordReader(group, new RowMaterializer());
      }
      left--;
      row = rows.read();
    } catch (IOException | RuntimeException e) {
      throw LogFile.damaged(file.path(), e);
    }
    if (row.windowEnd() < window && !row.mayBeLate()) {
      throw LogFile.damaged(
          file.path(), new IOException("its rows are not in the order of their windows"));
    }
    window = Math.max(window, row.windowEnd());
    return true;
  }

  LogRow row() {
    return row;
  }

  /**
   * End of the window in which the row counts: its own, or, where what could not be used came late,
   * that of the row before.
   */
  long window() {
    return window;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
