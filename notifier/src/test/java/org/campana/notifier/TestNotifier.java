package org.campana.notifier;

import org.campana.notifier.runtime.NotifierConfiguration;
import org.campana.web.AccessMigrationConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/// The notifier as a process of its own.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({NotifierConfiguration.class, AccessMigrationConfiguration.class})
public class TestNotifier {}
