package io.shoal.job.ingest;

import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.RoutedEvent;
import io.shoal.job.flow.SourceRecord;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * What leaves the source stage.
 *
 * @param events on their way to their users
 * @param dead records that could not be used
 * @param late events past the bound for late ones
 * @param deadCounts how many could not be used, by window: summaries in their codec's bytes
 * @param totals what each subtask took in, at the end of bounded input
 */
public record IngestStage(
    DataStream<RoutedEvent> events,
    DataStream<DeadLetter> dead,
    DataStream<DeadLetter> late,
    DataStream<byte[]> deadCounts,
    DataStream<IngestTotals> totals) {

  /** Attaches the stage to a source, in its chain. */
  public static IngestStage of(
      DataStream<SourceRecord> source, IngestOptions options, int maxParallelism) {
    SingleOutputStreamOperator<RoutedEvent> ingest =
        source
            .transform(
                "ingest",
                new CodecType<>(new RoutedEvent.Form()),
                new Ingest(options, maxParallelism))
            .uid("ingest")
            .setParallelism(source.getParallelism());
    return new IngestStage(
        ingest,
        ingest.getSideOutput(Ingest.DEAD),
        ingest.getSideOutput(Ingest.LATE),
        ingest.getSideOutput(Ingest.DEAD_COUNTS),
        ingest.getSideOutput(Ingest.TOTALS));
  }
}
