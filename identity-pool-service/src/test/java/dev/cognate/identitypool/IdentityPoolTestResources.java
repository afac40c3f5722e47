package dev.cognate.identitypool;

import dev.cognate.identitypool.gateway.RecorderResource;
import dev.cognate.identitypool.outside.OutsideResource;
import dev.cognate.testkit.KafkaResource;
import dev.cognate.testkit.KeyringResource;
import dev.cognate.testkit.PostgresResource;
import dev.cognate.testkit.StorageResource;
import io.quarkus.test.common.QuarkusTestResource;

/** The servers around the service. They apply to every test of the module, so that all share one start of it. */
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(KeyringResource.class)
@QuarkusTestResource(OutsideResource.class)
@QuarkusTestResource(StorageResource.class)
@QuarkusTestResource(RecorderResource.class)
public final class IdentityPoolTestResources {
    private IdentityPoolTestResources() {}
}
