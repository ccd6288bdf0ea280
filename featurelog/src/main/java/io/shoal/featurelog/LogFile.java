package io.shoal.featurelog;

import java.io.IOException;
import org.apache.flink.core.fs.Path;
import org.apache.parquet.PlainReadOptions;
import org.apache.parquet.column.statistics.LongStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;

/**
 * A file of the log, of which no more than the end has been read.
 *
 * @param path where it lies
 * @param firstWindow end of its first window
 */
record LogFile(Path path, long firstWindow) {

  /**
   * Looks at a file.
   *
   * @throws IOException that names the file, where it is damaged or of another making
   */
  static LogFile of(Path path) throws IOException {
    try (ParquetFileReader reader = open(path)) {
      String format =
          reader.getFileMetaData().getKeyValueMetaData().getOrDefault(RowSchema.FORMAT_KEY, "none");
      if (!format.equals(RowSchema.FORMAT)
          || !reader.getFileMetaData().getSchema().equals(RowSchema.TYPE)) {
        throw new IOException(
            path
                + " is a Parquet file, and not of a feature log that this release reads (format "
                + format
                + ", not "
                + RowSchema.FORMAT
                + "): give --rows a directory that --feature-log named, with nothing else in it");
      }
      long first = Long.MAX_VALUE;
      for (BlockMetaData block : reader.getRowGroups()) {
        Statistics<?> windows =
            block.getColumns().get(RowSchema.index(RowSchema.WINDOW_END)).getStatistics();
        first = Math.min(first, ((LongStatistics) windows).getMin());
      }
      return new LogFile(path, first);
    } catch (RuntimeException e) {
      throw damaged(path, e);
    }
  }

  static ParquetFileReader open(Path path) throws IOException {
    try {
      return ParquetFileReader.open(
          new PathInputFile(path), PlainReadOptions.with(new GzipCodec()));
    } catch (IOException | RuntimeException e) {
      throw damaged(path, e);
    }
  }

  /** Whatever a damaged file makes its reader throw. */
  static IOException damaged(Path path, Exception fault) {
    return new IOException(
        path
            + " of the feature log is damaged ("
            + fault.getMessage()
            + "): take it out of the directory and train without its rows, or leave out its day with"
            + " --from or --until, or train from events",
        fault);
  }
}
