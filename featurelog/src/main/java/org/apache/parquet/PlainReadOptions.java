package org.apache.parquet;

import java.util.Map;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.filter2.compat.FilterCompat;
import org.apache.parquet.format.converter.ParquetMetadataConverter;

/**
 * How files are read where there is no Hadoop: all rows, with the checksums of pages verified.
 *
 * <p>In this package because the builder of the options reads its presets off a class that extends
 * one of Hadoop's, and the constructor that does not is visible here only.
 */
public final class PlainReadOptions {
  private static final int LARGEST_ALLOCATION = 8 << 20;

  private PlainReadOptions() {}

  /** Options that decompress with the given codecs. */
  public static ParquetReadOptions with(CompressionCodecFactory codecs) {
    return new ParquetReadOptions(
        /* useSignedStringMinMax= */ false,
        /* useStatsFilter= */ false,
        /* useDictionaryFilter= */ false,
        /* useRecordFilter= */ false,
        /* useColumnIndexFilter= */ false,
        /* usePageChecksumVerification= */ true,
        /* useBloomFilter= */ false,
        /* useOffHeapDecryptBuffer= */ false,
        /* useHadoopVectoredIo= */ false,
        FilterCompat.NOOP,
        ParquetMetadataConverter.NO_FILTER,
        codecs,
        new HeapByteBufferAllocator(),
        LARGEST_ALLOCATION,
        Map.of(),
        /* fileDecryptionProperties= */ null,
        /* metricsCallback= */ null,
        new PlainParquetConfiguration());
  }
}
