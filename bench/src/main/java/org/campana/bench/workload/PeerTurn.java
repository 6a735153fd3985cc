package org.campana.bench.workload;

import org.campana.bench.peer.Peer;
import org.campana.bench.workload.FanOut.Turn;

/// One alert of somebody else's gateway.
///
/// @param peakMegabytes the most that its processes held in memory, added up
record PeerTurn(Peer peer, Turn turn, double peakMegabytes) {}
