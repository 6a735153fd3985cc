package org.campana.web;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Who runs this instance, as people see it (`campana.network.*`).
///
/// @param name stands at the top of every page, such as "Valle Verde Alerts"
/// @param help how to reach a person, shown in the same place on every page; empty shows none
@Validated
@ConfigurationProperties("campana.network")
record NetworkSettings(
        @DefaultValue("Campana") @NotBlank @Size(max = 60) String name,
        @DefaultValue("") @Size(max = 200) String help) {}
