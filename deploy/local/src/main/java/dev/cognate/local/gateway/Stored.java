package dev.cognate.local.gateway;

import dev.cognate.local.storage.StorageKind;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * What is behind the access gateway.
 *
 * @param port of the access gateway on 127.0.0.1
 * @param ready completes when a server behind it answers; fails with the reason when it cannot
 */
public record Stored(int port, Function<StorageKind, CompletionStage<Void>> ready) {}
