/// Notices to devices by Web Push (RFC 8030), readable by the device alone (RFC 8291) and signed as ours (RFC 8292).
/// Promises one request a try within a hard deadline, that no address outside the listed push services is ever
/// connected to, and that one device's trouble holds back no other. Nothing it throws or logs repeats where a device
/// is reached.
@NullMarked
@NamedInterface("push")
package org.campana.notifier.channel.push;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
