import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'react-aria-components/Button';
import { ApiProblem } from '../api/problem.ts';
import { Notice } from '../ui/notice.tsx';

/** What could not be loaded, what is safe, what to do. */
export function LoadProblem({ what, error }: { what: string; error: Error }) {
  const queries = useQueryClient();
  const known = error instanceof ApiProblem && error.status < 500;
  return (
    <Notice title={known ? error.title : `${what} could not be loaded`}>
      <p className="sub">
        {error instanceof ApiProblem ? error.message : 'The server cannot be reached, or answered in an unknown way.'}
        {!known && ' The numbers are safe.'}
      </p>
      <div className="buttons">
        <Button className="button" onPress={() => void queries.refetchQueries({ queryKey: ['staff'], type: 'active' })}>
          Try again
        </Button>
      </div>
    </Notice>
  );
}
