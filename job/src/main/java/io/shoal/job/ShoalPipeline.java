package io.shoal.job;

import io.shoal.job.control.ModelStage;
import io.shoal.job.featurelog.FeatureLogSink;
import io.shoal.job.flow.CatalogUpdate;
import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.ModelActivation;
import io.shoal.job.flow.RoutedEvent;
import io.shoal.job.flow.ScoredWindow;
import io.shoal.job.flow.ScoringInput;
import io.shoal.job.flow.SegmentAssignment;
import io.shoal.job.flow.SegmentNews;
import io.shoal.job.flow.SourceRecord;
import io.shoal.job.flow.WindowTotal;
import io.shoal.job.ingest.IngestStage;
import io.shoal.job.model.LoadedModel;
import io.shoal.job.output.OutputRecord;
import io.shoal.job.output.PipelineOutputs;
import io.shoal.job.scoring.Embed;
import io.shoal.job.segment.Assign;
import io.shoal.job.segment.SegmenterOperator;
import io.shoal.job.summary.DriftOperator;
import io.shoal.job.summary.Merge;
import io.shoal.job.summary.SegmentProfilesOperator;
import io.shoal.job.summary.Summarise;
import io.shoal.job.window.FeatureLogging;
import io.shoal.job.window.UserWindowOptions;
import io.shoal.job.window.UserWindows;
import io.shoal.segment.AdaptiveSegmenter;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The topology: reads like the picture in the README. What comes in and where things go is the
 * caller's business.
 */
public final class ShoalPipeline {
  private ShoalPipeline() {}

  /** The settings of Flink that the pipeline relies on, on whatever cluster it runs. */
  public static Configuration required() {
    Configuration configuration = new Configuration();
    configuration.set(org.apache.flink.configuration.PipelineOptions.GENERIC_TYPES, false);
    configuration.set(org.apache.flink.configuration.PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(org.apache.flink.configuration.PipelineOptions.OBJECT_REUSE, true);
    // One copy of what all subtasks have heard stands for all only where barriers are aligned.
    configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
    return configuration;
  }

  /**
   * Builds the graph from source records to outputs.
   *
   * @param announcements of models, as JSON
   * @param control what operators announce, as JSON
   * @param model the bundle, loaded, for what the graph's shape depends on
   */
  public static PipelineOutputs build(
      DataStream<SourceRecord> source,
      DataStream<String> announcements,
      DataStream<String> control,
      PipelineOptions options,
      LoadedModel model)
      throws IOException {
    int shards = options.maxParallelism();
    Duration window = options.ingest().window();
    TypeInformation<OutputRecord> record = new CodecType<>(new OutputRecord.Form());

    IngestStage ingest = IngestStage.of(source, options.ingest(), shards);

    ModelStage models = models(ingest, announcements, options, model);
    SingleOutputStreamOperator<ScoringInput> windows =
        userWindows(ingest, models.activations(), options);
    if (!options.featureLog().isEmpty()) {
      new FeatureLogSink(options.featureLog())
          .write(windows.getSideOutput(UserWindows.ROWS), ingest.deadCounts());
    }
    SingleOutputStreamOperator<ScoredWindow> scored =
        windows
            .transform(
                "embed",
                new CodecType<>(new ScoredWindow.Form()),
                new Embed(options.bundle(), options.voters()))
            .uid("embed");

    SingleOutputStreamOperator<CatalogUpdate> catalogs =
        scored
            .getSideOutput(Embed.THIN)
            .global()
            .connect(models.activations())
            .transform(
                "segmenter",
                new CodecType<>(new CatalogUpdate.Form()),
                new SegmenterOperator(
                    options.bundle(), new AdaptiveSegmenter(options.segmenter()), window))
            .uid("segmenter")
            .forceNonParallel();

    SingleOutputStreamOperator<SegmentAssignment> assigned =
        scored
            .keyBy(ScoredWindow::shard, Types.INT)
            .connect(catalogs.broadcast())
            .transform(
                "assign",
                new CodecType<>(new SegmentAssignment.Form()),
                new Assign(model.stamp(), window, shards))
            .uid("assign");

    SingleOutputStreamOperator<WindowTotal> totals =
        assigned
            .transform(
                "summarise", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO, new Summarise())
            .uid("summarise")
            .union(windows.getSideOutput(UserWindows.EVENTS), ingest.deadCounts())
            .global()
            .connect(models.activations())
            .transform(
                "merge",
                new CodecType<>(new WindowTotal.Form()),
                new Merge(model.stamp().features(), window.toMillis()))
            .uid("merge")
            .forceNonParallel();

    SingleOutputStreamOperator<OutputRecord> alerts =
        totals
            .connect(control.global())
            .transform(
                "drift-monitor", record, new DriftOperator(options.bundle(), options.drift()))
            .uid("drift-monitor")
            .forceNonParallel();

    DataStream<SegmentNews> news =
        catalogs
            .getSideOutput(SegmenterOperator.LIFECYCLE)
            .map(turn -> SegmentNews.of(turn.event()))
            .returns(new CodecType<>(new SegmentNews.Form()))
            .uid("segment-news")
            .forceNonParallel()
            .union(alerts.getSideOutput(DriftOperator.ACTIONS));

    SingleOutputStreamOperator<OutputRecord> segments =
        totals
            .connect(news)
            .transform("segment-profiles", record, new SegmentProfilesOperator(options.bundle()))
            .uid("segment-profiles")
            .forceNonParallel();

    return new PipelineOutputs(
        assigned,
        segments,
        catalogs.getSideOutput(SegmenterOperator.LIFECYCLE),
        segments.getSideOutput(SegmentProfilesOperator.QUALITY),
        alerts.union(models.refusals()),
        ingest.dead().union(alerts.getSideOutput(DriftOperator.DEAD)),
        ingest.late(),
        ingest.totals(),
        models.records(),
        alerts.getSideOutput(DriftOperator.HEARD),
        alerts.getSideOutput(DriftOperator.EVIDENCE));
  }

  /** What decides which model scores which window, by the time of the events. */
  public static ModelStage models(
      IngestStage ingest,
      DataStream<String> announcements,
      PipelineOptions options,
      LoadedModel model)
      throws IOException {
    ModelActivation first =
        new ModelActivation(
            ModelActivation.Word.SCORE,
            Long.MIN_VALUE,
            0,
            model.stamp(),
            model.scoring().plan().spec().yaml(),
            "",
            options.bundle().checksum(),
            null);
    return ModelStage.of(
        ingest.events(),
        announcements,
        model.name(),
        first,
        options.ingest().window(),
        options.featureWait());
  }

  /** Events to the features of their users, window by window. */
  public static SingleOutputStreamOperator<ScoringInput> userWindows(
      IngestStage ingest, DataStream<ModelActivation> activations, PipelineOptions options) {
    return ingest
        .events()
        .keyBy(RoutedEvent::shard, Types.INT)
        .connect(activations.broadcast())
        .transform(
            "user-windows",
            new CodecType<>(new ScoringInput.Form()),
            new UserWindows(
                new UserWindowOptions(
                    options.bundle(),
                    options.emitAfter(),
                    options.maxParallelism(),
                    options.featureLog().isEmpty() ? FeatureLogging.OFF : FeatureLogging.ON)))
        .uid("user-windows");
  }
}
