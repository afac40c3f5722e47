package dev.cognate.userpool;

import dev.cognate.testkit.FunctionResource;
import dev.cognate.testkit.KafkaResource;
import dev.cognate.testkit.KeyringResource;
import dev.cognate.testkit.MailResource;
import dev.cognate.testkit.PostgresResource;
import dev.cognate.testkit.RedisResource;
import dev.cognate.testkit.SmsResource;
import dev.cognate.userpool.federation.outside.ProviderResource;
import dev.cognate.userpool.threat.RiskResource;
import io.quarkus.test.common.QuarkusTestResource;

/** The servers around the service. They apply to every test of the module, so that all share one start of it. */
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(RedisResource.class)
@QuarkusTestResource(KafkaResource.class)
@QuarkusTestResource(MailResource.class)
@QuarkusTestResource(SmsResource.class)
@QuarkusTestResource(KeyringResource.class)
@QuarkusTestResource(FunctionResource.class)
@QuarkusTestResource(ProviderResource.class)
@QuarkusTestResource(RiskResource.class)
public final class UserPoolTestResources {
    private UserPoolTestResources() {}
}
