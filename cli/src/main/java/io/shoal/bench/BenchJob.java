package io.shoal.bench;

import io.shoal.job.PipelineFlags;
import io.shoal.job.PipelineOptions;
import io.shoal.job.ShoalPipeline;
import io.shoal.job.backtest.FileEvents;
import io.shoal.job.backtest.FileOutputs;
import io.shoal.job.control.ModelStage;
import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.FeatureWindow;
import io.shoal.job.flow.SourceRecord;
import io.shoal.job.ingest.IngestStage;
import io.shoal.job.ingest.ReplayOptions;
import io.shoal.job.model.LoadedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What is measured: the whole job, and what of it any such job must do. */
enum BenchJob {
  /** From events to segments and alerts, told to files. */
  WHOLE {
    @Override
    void build(PipelineOptions options, DataStream<SourceRecord> events, Path out)
        throws IOException {
      FileOutputs.write(
          ShoalPipeline.build(
                  events,
                  noModels(events),
                  nothingHeard(events),
                  options,
                  LoadedModel.of(options.bundle()))
              .told(),
          out);
    }
  },

  /** Parsing and all features in keyed windows, and a line for each user and window. */
  BASELINE {
    @Override
    void build(PipelineOptions options, DataStream<SourceRecord> events, Path out)
        throws IOException {
      IngestStage ingest = IngestStage.of(events, options.ingest(), options.maxParallelism());
      ModelStage models =
          ShoalPipeline.models(ingest, noModels(events), options, LoadedModel.of(options.bundle()));
      ShoalPipeline.userWindows(ingest, models.activations(), options)
          .map(window -> (FeatureWindow) window)
          .returns(new CodecType<>(new FeatureWindow.Form()))
          .uid("feature-windows")
          .map(BenchJob::line)
          .returns(Types.STRING)
          .uid("lines")
          .sinkTo(
              FileSink.forRowFormat(
                      new org.apache.flink.core.fs.Path(out.resolve("windows").toUri()),
                      new SimpleStringEncoder<String>())
                  .build())
          .uid("sink-lines");
    }
  };

  abstract void build(PipelineOptions options, DataStream<SourceRecord> events, Path out)
      throws IOException;

  /** Runs the job to its end. */
  final void run(
      StreamExecutionEnvironment environment,
      PipelineOptions options,
      ReplayOptions replay,
      PipelineFlags flags,
      Path out)
      throws Exception {
    environment.setMaxParallelism(options.maxParallelism());
    build(options, FileEvents.read(environment, replay, flags), out);
    environment.execute("shoal bench");
  }

  private static DataStream<String> noModels(DataStream<?> events) {
    return ModelStage.known(events.getExecutionEnvironment(), List.of());
  }

  private static DataStream<String> nothingHeard(DataStream<?> events) {
    return ModelStage.known(events.getExecutionEnvironment(), List.of(), "control");
  }

  private static String line(FeatureWindow window) {
    return window.user() + "," + window.windowEnd() + "," + window.events();
  }
}
