package io.shoal.job.backtest;

import io.shoal.job.output.OutputRecord;
import io.shoal.job.output.OutputTopic;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Writes outputs as lines, exactly once, each to the parts of a file of its own. */
public final class FileOutputs {
  private FileOutputs() {}

  /**
   * @param directory gets a directory of parts for each output, named as its file
   */
  public static void write(Map<OutputTopic, DataStream<OutputRecord>> outputs, Path directory) {
    outputs.forEach(
        (topic, records) ->
            records
                .sinkTo(
                    FileSink.forRowFormat(
                            new org.apache.flink.core.fs.Path(
                                directory.resolve(topic.file()).toUri()),
                            new LineEncoder(topic))
                        .build())
                .uid("sink-" + topic.file()));
  }
}
