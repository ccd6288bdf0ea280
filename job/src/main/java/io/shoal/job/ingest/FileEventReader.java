package io.shoal.job.ingest;

import io.shoal.event.EventMapping;
import io.shoal.event.EventOptions;
import io.shoal.event.ParsedEvent;
import io.shoal.event.file.MergedEventFiles;
import io.shoal.job.flow.SourceRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Reads the warm-up, then the events of a back-test, as one partition in one order. */
final class FileEventReader implements SourceReader<SourceRecord, FileSplit> {
  private static final String PARTITION = "files";

  private final ReplayOptions options;
  private final CompletableFuture<Void> assigned = new CompletableFuture<>();

  private MergedEventFiles files;
  private boolean warmingUp;
  private boolean open;
  private boolean noMore;
  private long position;

  FileEventReader(ReplayOptions options) {
    this.options = options;
  }

  @Override
  public void start() {
    // The split comes from the enumerator.
  }

  @Override
  public void addSplits(List<FileSplit> splits) {
    for (FileSplit split : splits) {
      try {
        seek(split.position());
      } catch (IOException e) {
        throw new IllegalStateException("cannot read the events: " + e.getMessage(), e);
      }
    }
    assigned.complete(null);
  }

  @Override
  public void notifyNoMoreSplits() {
    noMore = true;
    assigned.complete(null);
  }

  private void seek(long target) throws IOException {
    warmingUp = !options.warmUp().isEmpty();
    files = open(warmingUp ? options.warmUp() : options.events());
    open = true;
    while (position < target && advance()) {
      position++;
    }
  }

  /** Moves to the next record, into the events when the warm-up is through. */
  private boolean advance() throws IOException {
    while (!files.next()) {
      files.close();
      if (!warmingUp) {
        open = false;
        return false;
      }
      warmingUp = false;
      files = open(options.events());
    }
    return true;
  }

  private MergedEventFiles open(List<String> paths) throws IOException {
    EventMapping mapping = options.mapping() == null ? null : EventMapping.parse(options.mapping());
    return new MergedEventFiles(
        paths.stream().map(Path::of).toList(),
        EventOptions.defaults().withMapping(mapping),
        options.now());
  }

  @Override
  public InputStatus pollNext(ReaderOutput<SourceRecord> output) throws Exception {
    if (!open) {
      return noMore ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }
    if (!advance()) {
      return InputStatus.END_OF_INPUT;
    }
    position++;
    ParsedEvent parsed = files.parsed();
    SourceRecord record =
        new SourceRecord(
            PARTITION, parsed, parsed instanceof ParsedEvent.Unusable ? files.raw() : null);
    if (isWanted(record, files.time())) {
      output.collect(record);
    }
    return InputStatus.MORE_AVAILABLE;
  }

  private boolean isWanted(SourceRecord record, long time) {
    if (!warmingUp) {
      return time >= options.from() && time < options.until();
    }
    return time < options.from() && record.parsed() instanceof ParsedEvent.Usable;
  }

  @Override
  public List<FileSplit> snapshotState(long checkpointId) {
    return open ? List.of(new FileSplit(position)) : List.of();
  }

  @Override
  public CompletableFuture<Void> isAvailable() {
    return assigned;
  }

  @Override
  public void close() throws IOException {
    if (files != null) {
      files.close();
    }
  }
}
