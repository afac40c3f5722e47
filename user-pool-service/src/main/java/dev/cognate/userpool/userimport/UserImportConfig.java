package dev.cognate.userpool.userimport;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Imports of users from CSV files. */
@ConfigMapping(prefix = "cognate.user-import")
public interface UserImportConfig {

    /** The largest CSV file. */
    @WithDefault("100M")
    MemorySize maxFileSize();

    /** The most users a file may have. */
    @WithDefault("500000")
    int maxRows();

    /** How many files an instance receives at once; one more is answered 503. */
    @WithDefault("4")
    int maxUploads();

    /** How long an upload may take. */
    @WithDefault("10M")
    Duration uploadTimeout();

    /** How long 128 KiB of an upload may take. */
    @WithDefault("30S")
    Duration pieceTimeout();

    /** How many users are created in one transaction. Others who want one of their names wait that long. */
    @WithDefault("100")
    int batchSize();
}
