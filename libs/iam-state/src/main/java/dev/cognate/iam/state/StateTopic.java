package dev.cognate.iam.state;

import dev.cognate.iam.directory.StateChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/** The topic itself: compacted, so that it keeps the last word on every entity for ever. */
final class StateTopic {
    private static final Logger LOG = Logger.getLogger(StateTopic.class);
    private static final long PATIENCE_SECONDS = 10;
    /** Small, and in one order. */
    private static final int PARTITIONS = 1;

    private StateTopic() {}

    /** Makes the topic if it is not there, and sees to it that nothing in it ages away. */
    static void ensure(Map<String, Object> kafka) throws InterruptedException {
        try (Admin admin = Admin.create(kafka)) {
            create(admin);
            compact(admin);
        }
    }

    private static void create(Admin admin) throws InterruptedException {
        NewTopic topic = new NewTopic(StateChange.TOPIC, Optional.of(PARTITIONS), Optional.empty())
                .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));
        try {
            admin.createTopics(List.of(topic)).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException("cannot make the topic " + StateChange.TOPIC, e);
            }
        }
    }

    private static void compact(Admin admin) throws InterruptedException {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, StateChange.TOPIC);
        AlterConfigOp compact = new AlterConfigOp(
                new ConfigEntry(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT),
                AlterConfigOp.OpType.SET);
        try {
            admin.incrementalAlterConfigs(Map.of(topic, List.of(compact)))
                    .all()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warnf("%s must have cleanup.policy=compact, which this service may not set: %s", StateChange.TOPIC, e);
        }
    }
}
