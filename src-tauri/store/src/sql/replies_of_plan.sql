SELECT reply.* FROM remark JOIN reply ON reply.remark = remark.id
WHERE remark.plan = :plan ORDER BY reply.at, reply.id
